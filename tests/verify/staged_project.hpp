#ifndef COURSE_VERIFY_STAGED_PROJECT_HPP
#define COURSE_VERIFY_STAGED_PROJECT_HPP

#include <filesystem>
#include <string>

#include "compile.hpp"
#include "files.hpp"
#include "test_support.hpp"

namespace verify {

/// A project in a directory of its own. Programs are shell scripts here, so
/// that every verdict can be staged.
class staged_project : public testing::Test {
protected:
  staged_project() { std::filesystem::current_path(root_.path()); }
  ~staged_project() override { std::filesystem::current_path(before_); }

  /// What one variant of a snippet does.
  void stage(const std::string& name, const std::string& which,
             const std::string& script) {
    const std::filesystem::path program = programs_of(name) + "." + which;
    write_file(program, "#!/bin/sh\n" + script);
    std::filesystem::permissions(program, std::filesystem::perms(0755));
    stage_record(name, which, {"g++ x.cpp", "12.2.0", true, "", {}});
  }

  void stage_record(const std::string& name, const std::string& which,
                    const build_record& record) {
    write_file(programs_of(name) + "." + which + ".json", to_json(record));
  }

  void stage_all(const std::string& name, const std::string& script) {
    for (const char* which : {"printed", "clang", "tsan", "asan"})
      stage(name, which, script);
  }

  /// A snippet with this contract; the test fails if it has any problem.
  snippet write_snippet(const std::string& name, const std::string& contract) {
    const std::string source = "snippets/t/" + name + ".cpp";
    write_file(source, with_contract(contract));
    problems found;
    std::optional<snippet> one = read_snippet(source, found);
    EXPECT_EQ(to_text(found), "");
    return one.value_or(snippet{});
  }

  static std::string programs_of(const std::string& name) {
    return "programs/t/" + name;
  }

private:
  const std::filesystem::path before_ = std::filesystem::current_path();
  temporary_directory root_;
};

}  // namespace verify

#endif
