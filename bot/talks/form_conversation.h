// The conversation that fills a struct T. See bot/talks/conversation.h for the idea and the saved
// state.
#pragma once

#include <any>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "bot/talks/form_play.h"
#include "storage/database/text_enum.h"

namespace sammachip {

// A photo the person sent, by its id (storage/machine/photos.h). Words answer it only as one of its
// buttons. A photo that turned out to be gone or no photo is asked for again at the next message.
Reader<std::string> photo();

// A question whose answer is a V, which must convert to and from JSON (nlohmann's to_json). `set`
// puts it into the talk's struct. Defined in form_answer.h, so that each type is compiled once:
// std::string, int, std::int64_t, bool and std::vector<std::string> here, any other by one file.
template <class V>
FormQuestion question_of(const std::string& key, Reader<V> reader,
                         std::function<void(std::any& form, V&& value)> set);

// T: what the answers fill in. It can be copied.
template <class T>
class FormConversation : public FormTalk {
 public:
  explicit FormConversation(std::string name)
      : FormTalk(std::move(name), std::any(std::in_place_type<T>)) {}

  // See Conversation::lapses().
  FormConversation& lapses_when_left() & {
    form_.lapses = true;
    return *this;
  }

  // A question that must be answered.
  template <class V>
  FormConversation& ask(const std::string& key, V T::*member, Reader<V> reader) & {
    return fill(key, member, std::move(reader));
  }
  // The same of a record: its id is what answers.
  template <class Of>
  FormConversation& ask(const std::string& key, Id<Of> T::*member, Reader<std::string> reader) & {
    return fill(key, member, std::move(reader));
  }
  // The same of one choice out of an enum: its word is what answers.
  template <TextEnum E>
  FormConversation& ask(const std::string& key, std::optional<E> T::*member,
                        Reader<std::string> reader) & {
    add(question_of<std::string>(
        key, std::move(reader),
        [member](std::any& form, std::string&& word) { in(form).*member = from_text<E>(word); }));
    return *this;
  }
  // One that may be skipped; the member stays empty then.
  template <class V>
  FormConversation& ask_optional(const std::string& key, std::optional<V> T::*member,
                                 Reader<V> reader) & {
    fill(key, member, std::move(reader));
    last().is_optional = true;
    return *this;
  }
  template <class Of>
  FormConversation& ask_optional(const std::string& key, std::optional<Id<Of>> T::*member,
                                 Reader<std::string> reader) & {
    fill(key, member, std::move(reader));
    last().is_optional = true;
    return *this;
  }
  // One that a photo answers, or one of its choices(). A member that is optional may be skipped.
  template <class V>
  FormConversation& ask_photo(const std::string& key, V T::*member) & {
    fill(key, member, photo());
    last().is_optional = kIsOptional<V>;
    last().is_photo = true;
    return *this;
  }
  // A yes to what was filled in. "No" asks `back_to` again, or with an empty one which answer to
  // change; everything before stands.
  FormConversation& confirm(const std::string& key, const std::string& back_to,
                            Reader<bool> reader) & {
    add(question_of<bool>(key, std::move(reader), [](std::any&, bool) {}));
    last().back_to = back_to;
    last().is_confirmation = true;
    return *this;
  }

  // These speak of the question added last. What they call is handed the struct as it is by then.

  // Of a confirmation: what is written instead of yes or no may be another answer to `back_to`.
  FormConversation& or_answer_again() & {
    last().takes_other_answer = true;
    return *this;
  }

  // A photo answers it with `value`, and with the photo itself the later question `photo_question`.
  // REQUIRES: that is asked after `value`.
  FormConversation& photo_means(const JsonValue& value, const std::string& photo_question) & {
    last().photo_means = value;
    last().photo_for = photo_question;
    return *this;
  }
  // bool applies(const T&, Turn&)
  template <class Call>
  FormConversation& only_if(Call call) & {
    last().applies = [call = std::move(call)](const std::any& form, Turn& turn) {
      return call(in(form), turn);
    };
    return *this;
  }
  // std::vector<Choice> choices(const T&, Turn&)
  template <class Call>
  FormConversation& choices(Call call) & {
    last().choices = [call = std::move(call)](const std::any& form, Turn& turn) {
      return call(in(form), turn);
    };
    return *this;
  }
  // The same buttons in every case.
  FormConversation& choices(std::vector<Choice> always) & {
    last().choices = [always = std::move(always)](const std::any&, Turn&) { return always; };
    return *this;
  }
  // Only its buttons answer it: anything else is asked again.
  FormConversation& only_choices() & {
    answer_last_by_choices_only();
    return *this;
  }
  // What follows from the answer, looked up for the questions after it; no effects.
  // void settle(T&, Turn&)
  template <class Call>
  FormConversation& settle(Call call) & {
    last().settle = [call = std::move(call)](std::any& form, Turn& turn) { call(in(form), turn); };
    return *this;
  }
  // What must hold between the answer (already in the struct) and those before it.
  // std::optional<Problem> must(const T&, Turn&)
  template <class Call>
  FormConversation& must(Call call) & {
    check_last([call = std::move(call)](const std::any& form, Turn& turn) {
      return call(in(form), turn);
    });
    return *this;
  }
  // What is asked, where it is not the sentence "<name>.<key>" without values.
  // Say prompt(const T&, Turn&)
  template <class Call>
  FormConversation& prompt(Call call) & {
    last().prompt = [call = std::move(call)](const std::any& form, Turn& turn) {
      return call(in(form), turn);
    };
    return *this;
  }

  // The sentence `key` with the values that come of it.
  // Values values(const T&, const Turn&) or values(const T&)
  template <class Call>
  FormConversation& prompt(const char* key, Call values) & {
    return prompt([key, values = std::move(values)](const T& form, Turn& turn) {
      if constexpr (std::is_invocable_v<const Call&, const T&>) {
        return Say{key, values(form)};
      } else {
        return Say{key, values(form, turn)};
      }
    });
  }

  // The values that the answer will write, in a form that wording, language and running totals do
  // not change: ids, days, satang. They are taken when the question is put; if they are others when
  // it is answered or the talk ends, nothing is written and the question is put again. A
  // confirmation without one is about all answers before it.
  // JsonValue contract(const T&, Turn&)
  template <class Call>
  FormConversation& contract(Call call) & {
    last().contract = [call = std::move(call)](const std::any& form, Turn& turn) {
      return call(in(form), turn);
    };
    return *this;
  }
  // What the answer means depends on the day on which it was given: one saved by a release that did
  // not keep the day is asked again.
  FormConversation& dated() & {
    last().is_dated = true;
    return *this;
  }
  // A value kept with the answers as `key`, which no question asks for. `read` takes it from the
  // words given to this question, also where those are no answer; null leaves what is known.
  // void set(T&, const Json&); JsonValue read(const std::string& text, const Turn&)
  template <class Set>
  FormConversation& fact(const std::string& key, Set set,
                         std::function<JsonValue(const std::string&, const Turn&)> read = {}) & {
    last().facts.push_back(
        {key, [set = std::move(set)](std::any& form, const Json& value) { set(in(form), value); },
         std::move(read)});
    return *this;
  }
  // Words that are no answer to this question but something of their own: kept as the fact `first`,
  // and the talk goes on with what is asked because of it.
  // std::optional<std::pair<std::string, JsonValue>> divert(const T&, const std::string&, Turn&)
  template <class Call>
  FormConversation& divert(Call call) & {
    last().divert = [call = std::move(call)](const std::any& form, const std::string& text,
                                             Turn& turn) { return call(in(form), text, turn); };
    return *this;
  }

  // Whether what the talk changes is still there to be changed: asked before each question once the
  // subject is known, and before then(), in the same transaction; so of a struct that may not be
  // filled yet. With an ending the talk is over and nothing is written; it says what happened
  // meanwhile and who did it, and what the person typed is said back. `subject` names the row that
  // others may change, too.
  // Subject subject(const T&, Turn&)
  // std::optional<Ending> still(const Subject&, const T&, Turn&)
  template <class Name, class Call>
  FormConversation& still(Name subject, Call call) & {
    form_.subject = [subject = std::move(subject)](const std::any& form, Turn& turn) {
      return subject(in(form), turn);
    };
    form_.still = [call = std::move(call)](const Subject& about, const std::any& form, Turn& turn) {
      return call(about, in(form), turn);
    };
    return *this;
  }

  // The same where the row's id is in the struct.
  template <class Of, class Call>
  FormConversation& still(const char* kind, Id<Of> T::*id, Call call) & {
    return still(
        [kind, id](const T& form, Turn&) {
          return Subject{kind, form.*id};
        },
        std::move(call));
  }

  // The only place with effects; runs once, in the transaction that ends the talk.
  // Ending then(const T&, Turn&) or then(const T&, const State&, Turn&)
  template <class Call>
  FormConversation& then(Call call) & {
    form_.then = [call = std::move(call)](const std::any& form, const State& state, Turn& turn) {
      return with_state(call, in(form), state, turn);
    };
    return *this;
  }

  // An answer that no question asks for: whoever begins the talk gives it as `key`. The member
  // stays as it is where it is not given.
  template <class Of>
  FormConversation& given(const std::string& key, Id<Of> T::*member) & {
    return given_as(
        key, [member](T& form, const JsonValue& value) { form.*member = Id<Of>(value.text()); });
  }
  FormConversation& given(const std::string& key, std::string T::*member) & {
    return given_as(key,
                    [member](T& form, const JsonValue& value) { form.*member = value.text(); });
  }
  // Only whether it is given, or answered.
  FormConversation& given(const std::string& key, bool T::*member) & {
    return given_as(key, [member](T& form, const JsonValue&) { form.*member = true; });
  }

  // What is known before any answer and follows from what is given (the record with that id, the
  // person's houses): looked up once for each message.
  // void prepare(T&, Turn&) or prepare(T&, const State&, Turn&)
  template <class Call>
  FormConversation& prepare(Call call) & {
    form_.prepare = [call = std::move(call)](std::any& form, const State& state, Turn& turn) {
      with_state(call, in(form), state, turn);
    };
    return *this;
  }

 private:
  template <class Call, class Struct>
  static auto with_state(const Call& call, Struct& form, const State& state, Turn& turn) {
    if constexpr (std::is_invocable_v<const Call&, Struct&, Turn&>) {
      return call(form, turn);
    } else {
      return call(form, state, turn);
    }
  }

  template <class Set>
  FormConversation& given_as(const std::string& key, Set set) {
    form_.givens.push_back(
        {key, [set](std::any& form, const JsonValue& value) { set(in(form), value); }});
    return *this;
  }

  static T& in(std::any& form) { return *std::any_cast<T>(&form); }
  static const T& in(const std::any& form) { return *std::any_cast<T>(&form); }

  template <class Member, class V>
  FormConversation& fill(const std::string& key, Member T::*member, Reader<V> reader) {
    add(question_of<V>(key, std::move(reader), [member](std::any& form, V&& value) {
      in(form).*member = Member(std::move(value));
    }));
    return *this;
  }
};

}  // namespace sammachip
