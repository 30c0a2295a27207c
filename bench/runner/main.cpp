/// Measures one suite fairly: every variant in a process of its own, in random
/// order round by round, in two sessions, and writes what pages read.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "failure.hpp"
#include "machine.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "session.hpp"
#include "source.hpp"
#include "suite_program.hpp"
#include "write_file.hpp"

namespace {

constexpr unsigned least_rounds = 9;
constexpr unsigned most_rounds = 99;

struct options {
  std::string program;
  std::string source;
  std::string output;
  unsigned rounds = least_rounds;
  double min_time_seconds = 0.05;
  std::uint64_t seed = 1;
  unsigned limit_seconds = 120;
};

void declare(CLI::App& app, options& chosen) {
  app.add_option("--program", chosen.program, "the benchmark program")
      ->required();
  app.add_option("--source", chosen.source, "the file it was made of")
      ->required();
  app.add_option("--output", chosen.output, "the JSON to write")->required();
  app.add_option("--rounds", chosen.rounds, "rounds in each of two sessions")
      ->check(CLI::Range(least_rounds, most_rounds))
      ->capture_default_str();
  app.add_option("--min-time", chosen.min_time_seconds,
                 "seconds a variant is repeated for in one run")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--seed", chosen.seed, "decides the order of the runs")
      ->capture_default_str();
  app.add_option("--limit", chosen.limit_seconds,
                 "seconds after which one run counts as hung")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
}

std::string text_of_source(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw bench::wrong_use("no source '" + path + "'");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  char text[sizeof "2026-11-21T13:00:00Z"];
  std::strftime(text, sizeof text, "%FT%TZ", std::gmtime(&now));
  return text;
}

bench::measurement measure(const options& chosen, const std::string& suite) {
  const bench::suite_program program(
      chosen.program, chosen.min_time_seconds,
      std::chrono::seconds(chosen.limit_seconds));
  try {
    const auto variants = program.variants();
    bench::progress progress(std::cerr, isatty(STDERR_FILENO) != 0, suite);
    return bench::measure(
        variants, chosen.rounds, chosen.seed,
        [&](const bench::listed_variant& which) { return program.run(which); },
        [&](std::size_t done, std::size_t total,
            const bench::listed_variant& next) {
          progress.show(done, total, next.name);
        });
  } catch (const bench::failure& problem) {
    throw bench::failure(chosen.source + ": " + problem.what());
  }
}

void measure_suite(const options& chosen) {
  bench::circumstances around{};
  around.suite = std::filesystem::path(chosen.source).stem().string();
  around.source = chosen.source;
  around.title =
      bench::opening_sentence(text_of_source(chosen.source), chosen.source);
  around.sha256 = bench::sha256_of_file(chosen.source);
  around.where = bench::this_machine();
  around.seed = chosen.seed;
  around.date = today();

  around.load_before = bench::load_now();
  const bench::cpu_ticks before = bench::ticks_now();
  const std::uint64_t own_before = bench::own_ticks();
  const bench::measurement measured = measure(chosen, around.suite);
  const bench::cpu_ticks after = bench::ticks_now();
  around.load_after = bench::load_now();
  around.steal_percent = bench::steal_percent(before, after);
  around.others_percent =
      bench::others_percent(before, after, bench::own_ticks() - own_before);

  bench::write_file(chosen.output,
                    bench::report(measured, around).dump(1) + "\n");
}

}  // namespace

int main(int argc, char** argv) {
  options chosen;
  CLI::App app{"Measures the variants of one benchmark suite fairly."};
  declare(app, chosen);
  try {
    app.parse(argc, argv);
    measure_suite(chosen);
    return 0;
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  } catch (const bench::wrong_use& problem) {
    std::cerr << "measure: " << problem.what() << '\n';
    return 2;
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
}
