// `verify` as the build calls it: its exit codes and where it writes.

#include <nlohmann/json.hpp>

#include "run.hpp"
#include "staged_project.hpp"

namespace verify {
namespace {

class Cli : public staged_project {
protected:
  run_result call(std::vector<std::string> arguments) {
    run_request request{.program = VERIFY_PROGRAM};
    request.arguments = std::move(arguments);
    request.terminal = false;
    request.directory = std::filesystem::current_path();
    return run(request);
  }
};

TEST_F(Cli, PrintsAContract) {
  write_snippet("x", "// Output:\n//   5000\n");
  const run_result result = call({"parse", "--source", "snippets/t/x.cpp"});
  EXPECT_EQ(result.value, 0);
  EXPECT_EQ(result.error, "");
  const auto json = nlohmann::json::parse(result.output);
  EXPECT_EQ(json["contract"]["kind"], "output");
}

TEST_F(Cli, EndsWithOneWhenACheckFails) {
  write_file("snippets/t/x.cpp", with_contract("// Outptu:\n"));
  const run_result result = call({"parse", "--source", "snippets/t/x.cpp"});
  EXPECT_EQ(result.value, 1);
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(result.error, testing::StartsWith("snippets/t/x.cpp:4: "));
}

TEST_F(Cli, EndsWithOneWhenAFileIsMissing) {
  const run_result result = call({"parse", "--source", "snippets/t/no.cpp"});
  EXPECT_EQ(result.value, 1);
  EXPECT_EQ(result.error, "cannot read 'snippets/t/no.cpp'\n");
}

TEST_F(Cli, EndsWithTwoWhenUsedWrongly) {
  EXPECT_EQ(call({}).value, 2);
  EXPECT_EQ(call({"parse"}).value, 2);
  EXPECT_EQ(call({"dance"}).value, 2);
  write_snippet("x", "// Output: none\n");
  write_file("t.json",
             R"({"gxx":"g++","clangxx":"c","include":"i","needs":{}})");
  EXPECT_EQ(
      call({"compile", "--source", "snippets/t/x.cpp", "--toolchain", "t.json",
            "--variant", "fast", "--output", "x", "--depfile", "x.d"})
          .value,
      2);
}

TEST_F(Cli, ExplainsItself) {
  const run_result result = call({"--help"});
  EXPECT_EQ(result.value, 0);
  for (const char* command : {"parse", "compile", "explore", "record", "bless"})
    EXPECT_THAT(result.output, testing::HasSubstr(command));
}

}  // namespace
}  // namespace verify
