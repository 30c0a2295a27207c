#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>

#include "bless.hpp"
#include "compile.hpp"
#include "evidence.hpp"
#include "explore.hpp"
#include "messages.hpp"
#include "record.hpp"
#include "snippet.hpp"
#include "toolchain.hpp"

namespace {

using namespace verify;

/// What the command line can say; each command uses some of it.
struct options {
  std::string toolchain;
  std::string source;
  std::string variant;
  std::string output;
  std::string depfile;
  std::string program;
  std::string programs;
  std::string explored;
  std::string reduced;
  std::string searched;
  int schedules = 1000;
  int attempt = 300;
};

/// Parses the snippet and does `use(snippet)` with it.
problems with_snippet(const options& chosen,
                      const std::function<problems(const snippet&)>& use) {
  problems found;
  const std::optional<snippet> one = read_snippet(chosen.source, found);
  return one ? use(*one) : found;
}

problems run_parse(const options& chosen) {
  return with_snippet(chosen, [](const snippet& one) {
    std::cout << snippet_text(one);
    return problems{};
  });
}

problems run_compile(const options& chosen) {
  return with_snippet(chosen, [&](const snippet& one) {
    return compile(one, variant_named(chosen.variant),
                   read_toolchain(chosen.toolchain), chosen.output,
                   chosen.depfile);
  });
}

problems run_precompile(const options& chosen) {
  precompile(variant_named(chosen.variant), read_toolchain(chosen.toolchain),
             chosen.source, chosen.output, chosen.depfile);
  return {};
}

problems run_explore(const options& chosen) {
  return with_snippet(chosen, [&](const snippet& one) {
    return explore(
        one, read_toolchain(chosen.toolchain),
        {chosen.program, chosen.searched, chosen.schedules, chosen.output});
  });
}

problems run_search(const options& chosen) {
  return with_snippet(chosen, [&](const snippet& one) {
    return search(one, read_toolchain(chosen.toolchain),
                  {chosen.program, chosen.reduced, chosen.schedules,
                   chosen.attempt, chosen.output});
  });
}

problems run_bless(const options& chosen) {
  return with_snippet(chosen, [&](const snippet& one) {
    return bless(one, chosen.program, std::cout);
  });
}

problems run_record(const options& chosen) {
  return with_snippet(chosen, [&](const snippet& one) {
    return record(one, {chosen.programs, chosen.explored, chosen.output,
                        chosen.searched});
  });
}

}  // namespace

int main(int argument_count, char** arguments) {
  CLI::App app{"Checks that a snippet does what its contract says."};
  app.require_subcommand(1);
  options chosen;
  problems found;

  const auto add = [&](const char* name, const char* words,
                       problems (*action)(const options&)) {
    CLI::App* command = app.add_subcommand(name, words);
    command->add_option("--source", chosen.source, "what to read")->required();
    command->callback([&found, &chosen, action] { found = action(chosen); });
    return command;
  };
  const auto require = [](CLI::App* command, const char* name,
                          std::string& value, const char* words) {
    command->add_option(name, value, words)->required();
  };

  add("parse", "print the contract as JSON", run_parse);

  for (CLI::App* compiling :
       {add("compile", "build one variant", run_compile),
        add("precompile", "compile the common headers for one variant",
            run_precompile)}) {
    require(compiling, "--toolchain", chosen.toolchain, "toolchain.json");
    require(compiling, "--variant", chosen.variant,
            "printed, clang, tsan, asan, explored or reduced");
    require(compiling, "--output", chosen.output, "what to build");
    require(compiling, "--depfile", chosen.depfile,
            "the dependencies to write");
  }

  CLI::App* exploring =
      add("explore", "try many schedules of the explored build", run_explore);
  CLI::App* searching =
      add("search", "try all schedules, if there are not too many", run_search);
  for (CLI::App* trying : {exploring, searching}) {
    require(trying, "--toolchain", chosen.toolchain, "toolchain.json");
    require(trying, "--program", chosen.program, "the explored build");
    trying->add_option("--schedules", chosen.schedules, "how many")
        ->required()
        ->check(CLI::PositiveNumber);
    require(trying, "--output", chosen.output, "the report to write");
  }
  require(exploring, "--searched", chosen.searched,
          "what the search of all schedules found");
  require(searching, "--reduced", chosen.reduced, "the reduced build");
  searching
      ->add_option("--attempt", chosen.attempt,
                   "how many where there is no reduced program")
      ->required()
      ->check(CLI::PositiveNumber);

  CLI::App* blessing =
      add("bless", "rewrite the contract from what was printed", run_bless);
  require(blessing, "--toolchain", chosen.toolchain, "toolchain.json");
  require(blessing, "--program", chosen.program, "the printed build");

  CLI::App* recording = add("record", "run, judge, write evidence", run_record);
  require(recording, "--toolchain", chosen.toolchain, "toolchain.json");
  require(recording, "--programs", chosen.programs,
          "the programs, without their variant");
  recording->add_option("--explored", chosen.explored,
                        "what the explorer found");
  recording->add_option("--searched", chosen.searched,
                        "what the search of all schedules found");
  require(recording, "--output", chosen.output, "the evidence to write");

  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  } catch (const std::invalid_argument& problem) {
    std::cerr << problem.what() << '\n';
    return 2;
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
  std::cerr << to_text(found);
  return found.empty() ? 0 : 1;
}
