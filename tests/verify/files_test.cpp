#include "files.hpp"

#include "source.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

TEST(Files, AreWrittenOnlyIfTheyChange) {
  const temporary_directory scratch;
  const fs::path file = scratch.path() / "deep" / "er" / "x.json";
  EXPECT_TRUE(write_if_changed(file, "a"));
  const auto long_ago = fs::last_write_time(file) - 24h;
  fs::last_write_time(file, long_ago);
  EXPECT_FALSE(write_if_changed(file, "a"));
  EXPECT_EQ(fs::last_write_time(file), long_ago);
  EXPECT_TRUE(write_if_changed(file, "b"));
  EXPECT_EQ(read_file(file), "b");
  EXPECT_NE(fs::last_write_time(file), long_ago);
}

TEST(Files, LeaveNoDrafts) {
  const temporary_directory scratch;
  write_file(scratch.path() / "x", "a");
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch.path()), {}), 1);
}

TEST(Files, SayWhenTheyCannotBeWritten) {
  const temporary_directory scratch;
  fs::create_directory(scratch.path() / "taken");
  const std::string path = scratch.path() / "taken";
  EXPECT_THAT([&] { write_file(path, "a"); },
              testing::ThrowsMessage<std::runtime_error>("cannot write '" +
                                                         path + "'"));
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch.path()), {}), 1);
}

TEST(Files, KeepProgramsExecutable) {
  const temporary_directory scratch;
  write_file(scratch.path() / "a", "#!/bin/sh\n");
  fs::permissions(scratch.path() / "a", fs::perms(0755));
  move_program(scratch.path() / "a", scratch.path() / "b");
  EXPECT_EQ(fs::status(scratch.path() / "b").permissions(), fs::perms(0755));
}

TEST(Files, HashAsTheStandardSays) {
  // FIPS 180-2, appendix B.1.
  EXPECT_EQ(sha256("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Files, RemoveTemporaryDirectories) {
  fs::path path;
  {
    const temporary_directory scratch;
    path = scratch.path();
    write_file(path / "a" / "b", "c");
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(Lines, AreCutAtNewlines) {
  using testing::ElementsAre;
  EXPECT_THAT(split_lines(""), ElementsAre());
  EXPECT_THAT(split_lines("a"), ElementsAre("a"));
  EXPECT_THAT(split_lines("a\n"), ElementsAre("a"));
  EXPECT_THAT(split_lines("\na\n\nb"), ElementsAre("", "a", "", "b"));
}

}  // namespace
}  // namespace verify
