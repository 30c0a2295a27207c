#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>
#include <vector>

#include "report.hpp"
#include "witnesses.hpp"
#include "words.hpp"

namespace explorer {
namespace {

constexpr std::size_t outcomes_shown = 20;
constexpr std::size_t output_lines_shown = 6;
constexpr std::size_t steps_shown = 60;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  std::string line;
  while (std::getline(stream, line)) lines.push_back(line);
  return lines;
}

// The source itself, read once a file.
class source_lines {
public:
  std::string at(const source_place& place) {
    auto [known, fresh] = files_.try_emplace(place.file);
    if (fresh && !place.file.empty()) {
      std::ostringstream text;
      text << std::ifstream(place.file).rdbuf();
      known->second = lines_of(text.str());
    }
    if (place.line == 0 || place.line > known->second.size()) return "";
    const std::string& line = known->second[place.line - 1];
    const std::size_t begin = line.find_first_not_of(" \t");
    return begin == std::string::npos ? "" : line.substr(begin);
  }

private:
  std::map<std::string, std::vector<std::string>> files_;
};

std::string text_of(const source_place& place) {
  if (place.file.empty()) return "";
  return place.file + ':' + std::to_string(place.line);
}

std::string counted(std::uint64_t count, const std::string& one) {
  return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

std::string chance(double probability) {
  std::ostringstream text;
  if (probability < 0.0001) return "less than 0.01 %";
  text << std::fixed << std::setprecision(probability < 0.1 ? 2 : 1)
       << 100 * probability << " %";
  return text.str();
}

std::string quoted(const std::string& word) {
  const bool plain =
      !word.empty() && word.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
                           "XYZ0123456789_-+=./:,@%") == std::string::npos;
  if (plain) return word;
  std::string result = "'";
  for (const char c : word) {
    if (c == '\'') {
      result += "'\\''";
    } else {
      result += c;
    }
  }
  return result += "'";
}

void write_size(std::ostream& text, const exploration& result) {
  text << counted(result.threads, "thread") << ", "
       << counted(result.points_median, "choice")
       << " in the median schedule, at most " << result.points_max << '\n';
}

void write_search(std::ostream& text, const options& wanted,
                  const exploration& result) {
  const std::string number = std::to_string(result.schedules);
  if (result.unfinished) {
    text << "unfinished: " << *result.unfinished;
  } else if (wanted.preemptions) {
    text << "bounded: all " << number << " schedules with at most "
         << counted(*wanted.preemptions, "preemption");
  } else if (result.schedules == 1) {
    text << "exhaustive: no other schedule makes a difference";
  } else {
    text << "exhaustive: all " << number << " inequivalent schedules";
  }
  text << " (sleepers wake "
       << (wanted.time == time_mode::any ? "at any time"
                                         : "when nothing else can run")
       << ")\n";
  write_size(text, result);
  if (result.unfinished) {
    text << "note: make the program smaller (fewer threads, fewer rounds), or "
            "bound the search: --preemptions 2\n";
  }
}

// How many runs ended with a code that says failure.
std::uint64_t failed_runs(const exploration& result) {
  std::uint64_t count = 0;
  for (const outcome& seen : result.outcomes) {
    if (seen.ends.starts_with("exit ") && seen.ends != "exit 0") {
      count += seen.count;
    }
  }
  return count;
}

std::string summary(const exploration& result) {
  if (!result.faults.empty()) return counted(result.faults.size(), "finding");
  const std::uint64_t failed = failed_runs(result);
  if (failed_outcome(result) != nullptr) {
    return "whether it ends with exit 0 depends on the schedule: " +
           std::to_string(failed) + " do not";
  }
  if (failed > 0 && failed == result.schedules) {
    return "nothing wrong found, but none ends with exit 0";
  }
  return "nothing wrong found";
}

void write_verdict(std::ostream& text, const options& wanted,
                   const exploration& result) {
  text << (wanted.source.empty() ? wanted.program : wanted.source) << ": ";
  if (result.lost_control) {
    text << "not controlled\n";
    return;
  }
  text << summary(result) << "; ";
  if (result.single_threaded) {
    text << "one thread and no choice: this is the only schedule\n";
    return;
  }
  if (wanted.searches()) {
    write_search(text, wanted, result);
    return;
  }
  text << counted(result.schedules, "schedule") << " sampled";
  if (result.ended_early) {
    text << " of " << wanted.schedules_wanted()
         << ": then the bound on all points together was reached";
  }
  if (result.hopeless) {
    text << " of " << wanted.schedules_wanted()
         << ": none of them came to an end";
  }
  text << " (" << wanted.strategy << ", sleepers wake "
       << (wanted.time == time_mode::any ? "at any time"
                                         : "when nothing else can run")
       << ")\n";
  write_size(text, result);
  if (result.schedules < 2) return;
  text << "a bug that needs 1, 2 or 3 orderings would have been missed with "
          "probability at most "
       << chance(result.missed[0]) << ", " << chance(result.missed[1]) << ", "
       << chance(result.missed[2]) << '\n';
}

void write_outcomes(std::ostream& text, const options& wanted,
                    const exploration& result) {
  text << "\noutcomes\n";
  std::size_t shown = 0;
  for (const outcome& seen : result.outcomes) {
    if (shown++ == outcomes_shown) {
      text << "  ... and " << result.outcomes.size() - outcomes_shown
           << " more\n";
      break;
    }
    const double share =
        static_cast<double>(seen.count) / static_cast<double>(result.schedules);
    text << std::setw(8) << seen.count << std::setw(7) << std::fixed
         << std::setprecision(1) << 100 * share << " %  " << seen.ends << "   "
         << (wanted.exhaustive() ? "schedule " : "seed ") << seen.shown_by.seed
         << ", " << seen.shown_by.strategy << '\n';
    const auto write_lines = [&](const std::string& what, const char* mark) {
      const std::vector<std::string> lines = lines_of(what);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == output_lines_shown && lines.size() > output_lines_shown + 1) {
          text << "                     " << mark << "... " << lines.size() - i
               << " more lines\n";
          break;
        }
        text << "                     " << mark << lines[i] << '\n';
      }
    };
    write_lines(seen.output, "| ");
    write_lines(seen.error, "! ");
  }
}

void write_faults(std::ostream& text, const exploration& result,
                  symbol_table& symbols, source_lines& sources) {
  for (const found_fault& fault : result.faults) {
    text << '\n'
         << name_finding(fault.what) << ": " << describe_finding(fault.what)
         << "\n  in " << fault.seeds.size() << " of "
         << counted(result.schedules, "schedule") << ", first seed "
         << *fault.seeds.begin() << '\n';
    for (std::uint32_t i = 0; i < fault.what.place_count; ++i) {
      const place& where = fault.what.places[i];
      const source_place source = symbols.innermost(where.stack);
      text << "  " << text_of(source) << ": " << name_thread(where.thread)
           << ' ' << describe_place(where, fault.what.kind);
      const std::string variable = symbols.variable_at(where.address);
      if (!variable.empty()) text << " in '" << variable << '\'';
      text << "\n      " << sources.at(source) << '\n';
    }
  }
}

void write_lost_control(std::ostream& text, const uncontrolled& lost,
                        symbol_table& symbols, source_lines& sources) {
  const source_place source = symbols.innermost(lost.where);
  if (!source.file.empty()) text << text_of(source) << ": ";
  if (!lost.call.empty()) {
    text << '\'' << lost.call << "' cannot be controlled: ";
  }
  text << lost.why << '\n';
  const std::string line = sources.at(source);
  if (!line.empty()) text << "    " << line << '\n';
}

std::string moment(std::uint64_t nanoseconds) {
  if (nanoseconds == 0) return "";
  std::ostringstream text;
  text << static_cast<double>(nanoseconds) / 1e9 << " s";
  return text.str();
}

void write_witness(std::ostream& text, const exploration& result,
                   symbol_table& symbols, source_lines& sources) {
  if (result.trace.empty()) return;
  const witness& shown = shown_first(result);
  text << "\nthe schedule of seed " << shown.seed << " ("
       << counted(shown.preemptions, "preemption") << ")\n";
  // The end is what matters: where it is too long, the beginning goes.
  const std::size_t skipped =
      result.trace.size() > steps_shown ? result.trace.size() - steps_shown : 0;
  if (skipped > 0)
    text << "  ... " << result.trace[skipped].step - 1 << " steps before\n";
  std::uint16_t before = threads_max;
  for (std::size_t i = skipped; i < result.trace.size(); ++i) {
    const event& step = result.trace[i];
    const source_place source = symbols.innermost(step.stack);
    std::string what = word_for(step.what);
    const std::string object = name_object(step.kind, step.object);
    if (!object.empty() && step.kind != object_kind::memory) {
      what += ' ' + object;
    }
    if (step.kind == object_kind::memory) {
      const std::string variable = symbols.variable_at(step.address);
      if (!variable.empty()) what += ' ' + variable;
    }
    text << std::setw(6) << std::right << step.step << ' '
         << (step.thread == before ? " " : ">") << ' ' << std::setw(4)
         << std::left << name_thread(step.thread) << ' ' << std::setw(28)
         << what << ' ' << std::setw(8) << moment(step.time) << ' '
         << text_of(source) << "   " << sources.at(source) << '\n'
         << std::right;
    before = step.thread;
  }
}

void write_replay(std::ostream& text, const options& wanted,
                  const exploration& result) {
  if (result.single_threaded || result.outcomes.empty()) return;
  const witness& shown = shown_first(result);
  text << "\nreplay: explore --replay " << shown.seed;
  if (wanted.strategy != "rotation") text << " --strategy " << wanted.strategy;
  if (wanted.time == time_mode::idle) text << " --time idle";
  for (const std::string& folder : wanted.include) {
    text << " --include " << quoted(folder);
  }
  if (wanted.source.empty()) {
    text << ' ' << quoted(wanted.program);
  } else {
    text << " --source " << quoted(wanted.source);
  }
  if (!wanted.arguments.empty()) text << " --";
  for (const std::string& argument : wanted.arguments) {
    text << ' ' << quoted(argument);
  }
  text << '\n';
}

}  // namespace

std::string as_text(const options& wanted, const exploration& result,
                    symbol_table& symbols) {
  std::ostringstream text;
  source_lines sources;
  write_verdict(text, wanted, result);
  if (result.lost_control) {
    write_lost_control(text, *result.lost_control, symbols, sources);
  }
  if (!result.outcomes.empty()) write_outcomes(text, wanted, result);
  write_faults(text, result, symbols, sources);
  write_witness(text, result, symbols, sources);
  write_replay(text, wanted, result);
  return text.str();
}

}  // namespace explorer
