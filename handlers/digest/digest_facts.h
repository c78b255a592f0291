// What an officer's digest tells of, read once from kept sums and from what is open: nothing here
// costs more the longer the programme runs. docs/programme.md 8.3.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "handlers/officer/waiting.h"
#include "handlers/village_year/measures.h"
#include "storage/villages/late_tasks.h"
#include "storage/villages/lessons.h"

namespace sammachip {

// Sums of a month of one basis; gross and net are never added together.
struct DigestMonth {
  long long houses = 0;  // That reported; the others are unknown, not zero.
  long long satang = 0;
};

struct DigestAppointment {
  std::string text_key;
  Values values;  // Of its sentence, but for the village.
  VillageCode village_code;
};

struct DigestHouse {
  HouseholdId id;
  VillageCode village_code;
};

// To add a fact: a member here and its name in kDigestFacts (digest_facts.cpp), which does not
// compile without, then what reads it there. Its type says how those of several areas become one:
// numbers are added up, lists are put one behind the other, and so on, as join() has it.
struct DigestFacts {
  std::vector<WaitingItem> waiting;
  std::vector<HouseholdFigures> houses;  // That take part.
  // Of those:
  std::vector<DigestHouse> silent;         // For kSilentRoundsToTell rounds or more.
  std::vector<DigestHouse> quiet;          // They rest or hear nothing, and so miss nothing.
  std::vector<DigestHouse> losses;         // Reported one since then, as first_incomes and so on.
  std::vector<DigestHouse> first_incomes;  // Their first.
  std::vector<DigestHouse> returned;       // After a silence.
  long long reported = 0;                  // Spoke about their last finished round, or later.
  long long help_done = 0;
  std::vector<VillageLateTask> late_tasks;
  // The month's, of the houses; so none of another year's list.
  DigestMonth gross, net;
  // The villages' years that are not cancelled, of the one fiscal year that is told of; and how
  // many occupation groups each has, by its id.
  std::vector<VillageProgramme> programmes;
  std::map<ProgrammeId, int> groups;
  std::vector<VillageCode> not_opened;  // Villages that are still in the year before.
  long long budget_satang = 0;
  long long spent_satang = 0;
  long long missing_evidence = 0;
  std::vector<DigestAppointment> appointments;  // Of today.
  // In the first digest of a month: what was written down as learnt in the month before.
  std::vector<Lesson> lessons;

  // The fiscal year of the programmes and of what is reckoned from them: this one, or where none of
  // its years is opened the one before; 0: neither.
  int year() const { return programmes.empty() ? 0 : programmes.front().fiscal_year_be; }
  VillageMeasures measures(Day today) const {
    return village_measures_of(programmes, houses, groups, today);
  }
  bool is_quiet() const;  // Nothing to decide, to worry about, to be glad of, or to go to today.
};

// `areas` are code prefixes, none within another, of which the caller checked that the person may
// see them; what happened counts from `since` on.
DigestFacts digest_facts(const std::vector<AreaCode>& areas, Instant since, Turn& turn);

// The facts of an area, of which `parts` are those of all the areas within it. What belongs to it
// and to none of them is read. The parts are used up.
DigestFacts joined_facts(const AreaCode& area, std::vector<DigestFacts> parts, Turn& turn);

// Whether an item is to be decided on; the others are worries.
bool is_decision(const WaitingItem& item);

}  // namespace sammachip
