#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "build_source.hpp"
#include "exploration.hpp"
#include "options.hpp"
#include "report.hpp"
#include "rotation.hpp"
#include "witnesses.hpp"

namespace explorer {
namespace {

enum exit_code {
  good = 0,
  found_something = 1,
  wrong_use = 2,
  uncontrolled_program = 3
};

void describe_options(CLI::App& app, options& wanted) {
  app.add_option("program", wanted.program, "an explored build");
  app.add_option("arguments", wanted.arguments,
                 "what the program itself is given, after --");
  app.add_option("--source", wanted.source,
                 "compile this C++ or C file first, and explore that");
  app.add_option("--include", wanted.include,
                 "a folder of headers for --source; may come again");
  app.add_option("--schedules", wanted.schedules,
                 "how many to run; at most, where all are searched "
                 "[1000; 100000 with --strategy exhaustive]")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{100'000'000}));
  app.add_option("--strategy", wanted.strategy,
                 "rotation, random, pct or pos; random:P, pct:D; exhaustive: "
                 "every schedule that makes a difference")
      ->capture_default_str();
  app.add_option("--preemptions", wanted.preemptions,
                 "with --strategy exhaustive: all schedules with at most so "
                 "many preemptions")
      ->check(CLI::Range(0u, 1'000'000u));
  app.add_option("--seed", wanted.seed, "the first seed")
      ->capture_default_str();
  app.add_option("--time", wanted.time, "when sleepers wake: any or idle")
      ->transform(CLI::CheckedTransformer(std::map<std::string, time_mode>{
          {"any", time_mode::any}, {"idle", time_mode::idle}}));
  app.add_option("--points", wanted.points, "most points in one schedule")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000}))
      ->capture_default_str();
  app.add_option("--total-points", wanted.total_points,
                 "run no further schedule once all of them together had so "
                 "many points")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000'000}));
  app.add_option("--json", wanted.json, "write the result to this file");
  auto* replay = app.add_option("--replay", wanted.replay,
                                "run the schedule of this seed only");
  app.add_option("--decisions", wanted.decisions,
                 "run the schedule in this file only")
      ->excludes(replay);
  app.add_flag("--race,!--no-race", wanted.race, "report data races");
  app.add_flag("--scratch", wanted.scratch,
               "run each schedule in an empty folder, not here");
  app.add_flag("--keep-aslr", wanted.keep_aslr,
               "leave address randomisation on");
  app.add_flag("--kernel-switches", wanted.kernel_switches,
               "let the kernel go from thread to thread; slower");
}

// With --source there is no program on the command line: what CLI11 took for
// one is the first of the program's arguments.
void move_first_argument(options& wanted) {
  if (wanted.source.empty() || wanted.program.empty()) return;
  wanted.arguments.insert(wanted.arguments.begin(), wanted.program);
  wanted.program.clear();
}

int run(options wanted) {
  strategy_for(wanted.strategy, wanted.seed);
  if (wanted.preemptions && !wanted.exhaustive()) {
    throw usage_error{
        "--preemptions bounds an exhaustive search\nnote: add '--strategy "
        "exhaustive'"};
  }
  std::optional<built_source> built;
  if (!wanted.source.empty()) {
    built.emplace(wanted);
    wanted.program = built->program();
  }
  if (wanted.kernel_switches) setenv(switch_variable, "kernel", 1);
  symbol_table symbols(wanted.program);
  const exploration result = explore(wanted, symbols);
  if (wanted.json.empty()) {
    std::cout << as_text(wanted, result, symbols);
  } else {
    std::ofstream file(wanted.json, std::ios::binary);
    file << as_json(wanted, result, symbols);
    if (!file.flush()) {
      throw usage_error{"cannot write '" + wanted.json + "'"};
    }
  }
  if (result.lost_control) return uncontrolled_program;
  const bool nothing = result.faults.empty() && !result.unfinished &&
                       failed_outcome(result) == nullptr;
  return nothing ? good : found_something;
}

}  // namespace
}  // namespace explorer

int main(int count, char** arguments) {
  CLI::App app("Runs a program under many schedules of its threads.",
               "explore");
  explorer::options wanted;
  explorer::describe_options(app, wanted);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    std::cerr << "explore: " << error.what()
              << "\nnote: 'explore --help' lists the options\n";
    return explorer::wrong_use;
  }
  try {
    explorer::move_first_argument(wanted);
    if (wanted.program.empty() && wanted.source.empty()) {
      throw explorer::usage_error{
          "which program?\nnote: 'explore --help' lists the options"};
    }
    return explorer::run(wanted);
  } catch (const explorer::usage_error& error) {
    std::cerr << "explore: " << error.message << '\n';
    return explorer::wrong_use;
  }
}
