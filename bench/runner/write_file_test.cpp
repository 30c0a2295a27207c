#include "write_file.hpp"

#include <gtest/gtest.h>

#include "failure.hpp"
#include "scratch_folder.hpp"

namespace {

TEST(WriteFile, MakesTheFileAndItsFolders) {
  const bench::scratch_folder folder;
  bench::write_file(folder.path("a/b/x.json"), "{}\n");
  EXPECT_EQ(folder.read("a/b/x.json"), "{}\n");
}

TEST(WriteFile, ReplacesWhatWasThere) {
  const bench::scratch_folder folder;
  folder.write("x.json", "a longer text than the new one\n");
  bench::write_file(folder.path("x.json"), "new\n");
  EXPECT_EQ(folder.read("x.json"), "new\n");
  EXPECT_EQ(folder.size(), 1);
}

TEST(WriteFile, LeavesTheOldFileWhenItFails) {
  const bench::scratch_folder folder;
  folder.write("x.json", "old\n");
  // A folder stands where the draft would be written.
  std::filesystem::create_directories(folder.path("x.json.part/full"));
  EXPECT_THROW(bench::write_file(folder.path("x.json"), "new\n"),
               bench::failure);
  EXPECT_EQ(folder.read("x.json"), "old\n");
}

TEST(WriteFile, LeavesNoDraftWhenItFails) {
  const bench::scratch_folder folder;
  // A folder stands where the file would be put in the end.
  std::filesystem::create_directories(folder.path("x.json/full"));
  EXPECT_THROW(bench::write_file(folder.path("x.json"), "new\n"),
               bench::failure);
  EXPECT_EQ(folder.size(), 1);
}

}  // namespace
