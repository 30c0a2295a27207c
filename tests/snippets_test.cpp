// One test a snippet, named by its address. Each executes the program itself
// and holds what happened against the contract; no verdict is read from
// evidence.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "check_explored.hpp"
#include "compile.hpp"
#include "exercise.hpp"
#include "explore.hpp"
#include "explored.hpp"
#include "judge.hpp"
#include "native.hpp"
#include "run.hpp"
#include "snippet.hpp"
#include "toolchain.hpp"
#include "variants.hpp"

namespace {
namespace fs = std::filesystem;
using verify::failure_family;
using verify::problems;
using verify::snippet;

/// Enough to meet what a wrong program does in a good part of its schedules.
constexpr int schedules = 200;

/// An empty folder that goes with the test.
class scratch_folder {
public:
  scratch_folder() {
    std::string name = (fs::temp_directory_path() / "snippet-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~scratch_folder() { fs::remove_all(path_); }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

class documented : public testing::Test {
public:
  explicit documented(std::string id) : id_(std::move(id)) {}

  void TestBody() override {
    problems found;
    const auto one = verify::read_snippet("snippets/" + id_ + ".cpp", found);
    if (one) found = judge_program(*one);
    EXPECT_TRUE(found.empty()) << verify::to_text(found);
  }

private:
  problems judge_program(const snippet& one) const {
    if (!one.promise.runs()) return diagnostic(one);
    problems found = verify::check_exercise(one, programs());
    const auto add = [&](problems more) {
      std::ranges::move(more, std::back_inserter(found));
    };
    if (!one.promise.fails) {
      add(native_run(one));
      return found;
    }
    switch (one.promise.fails->family) {
      case failure_family::stuck:
        add(explored(one));
        break;
      case failure_family::race:
      case failure_family::lock_order:
      case failure_family::memory:
        add(sanitized(one));
        break;
      case failure_family::terminate:
        add(native_run(one));
        break;
    }
    return found;
  }

  /// As a reader would run it.
  problems native_run(const snippet& one) const {
    const verify::run_request request =
        verify::request_for(one, program("printed"));
    const verify::run_result result = verify::run(request);
    const bool timed =
        one.promise.kind == verify::contract_kind::timed_output &&
        result.disturbance == result.disturbance.zero();
    return verify::judge(
        one, verify::observe(result, request.limits),
        timed ? verify::timing::real : verify::timing::ignored);
  }

  problems sanitized(const snippet& one) const {
    const verify::build_record thread_build = build_of("tsan");
    const verify::build_record address_build = build_of("asan");
    verify::begun_check thread_check = verify::begin_sanitizer(
        one, verify::tool_name::tsan, program("tsan"), thread_build);
    verify::begun_check address_check = verify::begin_sanitizer(
        one, verify::tool_name::asan, program("asan"), address_build);
    verify::checked thread = thread_check.get();
    verify::checked address = address_check.get();
    verify::settle_sanitizers(one, thread, address);
    std::ranges::move(address.found, std::back_inserter(thread.found));
    return std::move(thread.found);
  }

  problems explored(const snippet& one) const {
    const scratch_folder folder;
    const fs::path report = folder.path() / "explored.json";
    problems found = verify::explore(
        one, tools(), {program("explored"), {}, schedules, report});
    if (found.empty())
      found = verify::check_explored(one, verify::read_explored(report)).found;
    return found;
  }

  /// What the compiler says to it, now.
  problems diagnostic(const snippet& one) const {
    const scratch_folder folder;
    const verify::build_result result = verify::build(
        one, verify::variant::printed, tools(), folder.path() / one.name);
    return verify::judge_build(one, verify::variant::printed, result.record);
  }

  static verify::toolchain tools() { return verify::read_toolchain(TOOLCHAIN); }
  fs::path programs() const { return fs::path(PROGRAMS) / id_; }
  fs::path program(const std::string& variant) const {
    return programs().string() + "." + variant;
  }

  verify::build_record build_of(const std::string& variant) const {
    return verify::read_build_record(program(variant).string() + ".json");
  }

  const std::string id_;
};

std::vector<std::string> snippet_ids() {
  std::vector<std::string> ids;
  for (const auto& topic : fs::directory_iterator("snippets")) {
    const std::string name = topic.path().filename().string();
    if (!topic.is_directory() || name == "include") continue;
    for (const auto& file : fs::directory_iterator(topic.path()))
      if (file.path().extension() == ".cpp")
        ids.push_back(name + "/" + file.path().stem().string());
  }
  std::ranges::sort(ids);
  return ids;
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  fs::current_path(PROJECT_ROOT);
  for (const std::string& id : snippet_ids())
    testing::RegisterTest(
        "Snippets", id.c_str(), nullptr, nullptr, __FILE__, __LINE__,
        [id]() -> testing::Test* { return new documented(id); });
  const int result = RUN_ALL_TESTS();
  // A name that fits no snippet must not look like success.
  if (testing::UnitTest::GetInstance()->test_to_run_count() == 0) return 1;
  return result;
}
