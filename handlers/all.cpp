#include "handlers/all.h"

#include "handlers/digest/talks.h"
#include "handlers/forum/talks.h"
#include "handlers/households/talks.h"
#include "handlers/income/talks.h"
#include "handlers/joining/talks.h"
#include "handlers/lessons/talks.h"
#include "handlers/materials/talks.h"
#include "handlers/menu/talks.h"
#include "handlers/my_data/talks.h"
#include "handlers/officer/talks.h"
#include "handlers/team/talks.h"
#include "handlers/training/talks.h"
#include "handlers/village_year/talks.h"
#include "handlers/visits/talks.h"

namespace sammachip {

namespace {

std::vector<Face> all_faces(const ProgrammeSettings& settings) {
  std::vector<Face> faces;
  faces.push_back(joining_face(settings));
  faces.push_back(households_face());
  faces.push_back(income_face(settings));
  faces.push_back(visits_face(settings));
  faces.push_back(my_data_face(settings));
  faces.push_back(team_face());
  faces.push_back(forum_face());
  faces.push_back(training_face());
  faces.push_back(materials_face(settings));
  faces.push_back(lessons_face());
  faces.push_back(village_year_face());
  faces.push_back(officer_face(settings));
  faces.push_back(digest_face(settings));
  faces.push_back(menu_face());
  return faces;
}

}  // namespace

std::vector<std::unique_ptr<Conversation>> all_conversations(const ProgrammeSettings& settings) {
  std::vector<std::unique_ptr<Conversation>> all;
  for (auto& face : all_faces(settings)) {
    for (auto& talk : face.talks) all.push_back(std::move(talk));
  }
  return all;
}

std::vector<CommandEntry> all_commands(const ProgrammeSettings& settings) {
  std::vector<CommandEntry> all;
  for (auto& face : all_faces(settings)) {
    for (auto& command : face.commands) all.push_back(std::move(command));
  }
  return all;
}

}  // namespace sammachip
