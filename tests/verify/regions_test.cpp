#include "regions.hpp"

#include "test_support.hpp"

namespace verify {
namespace {

using testing::ElementsAre;

std::string region_problems(const std::string& code) {
  return problems_of("// Opens.\n" + code + "// Output:\n//   x\n");
}

TEST(Regions, LieBetweenTheirMarkers) {
  const snippet one = good_snippet(
      "// Opens.\n//> all\nint a;\n  //> the-queue\nint b;\n  //< the-queue\n"
      "//< all\n\n// Output:\n//   x\n");
  EXPECT_THAT(one.regions.regions,
              ElementsAre(region{"all", 3, 6}, region{"the-queue", 5, 5}));
  EXPECT_THAT(one.regions.markers, ElementsAre(2, 4, 6, 7));
}

TEST(Regions, LeaveDoxygenCommentsAlone) {
  EXPECT_EQ(region_problems("int a;  ///< trailing\n\n"), "");
}

TEST(Regions, LeaveTextThatLooksSimilarAlone) {
  EXPECT_EQ(region_problems("const char* a = \"http://<host>\";\n\n"), "");
}

TEST(Regions, MustBeClosed) {
  EXPECT_EQ(region_problems("//> a\nint a;\n\n"),
            "snippets/t/x.cpp:2: region 'a' is never closed\n");
}

TEST(Regions, MustBeOpened) {
  EXPECT_EQ(region_problems("int a;\n//< a\n\n"),
            "snippets/t/x.cpp:3: no region is open, got '//< a'\n");
}

TEST(Regions, NeverCross) {
  EXPECT_EQ(
      region_problems("//> a\nint a;\n//> b\nint b;\n//< a\n//< b\n\n"),
      "snippets/t/x.cpp:6: expected '//< b' (opened at line 4), got '//< a'\n"
      "snippets/t/x.cpp:7: expected '//< a' (opened at line 2), got '//< b'\n");
}

TEST(Regions, AreOpenedOnce) {
  EXPECT_EQ(region_problems("//> a\nint a;\n//< a\n//> a\nint b;\n//< a\n\n"),
            "snippets/t/x.cpp:5: region 'a' exists already (opened at line "
            "2)\n");
}

TEST(Regions, HoldSomething) {
  EXPECT_EQ(region_problems("//> a\n\n//< a\n\n"),
            "snippets/t/x.cpp:4: region 'a' is empty\n");
}

TEST(Regions, AreNamedInKebabCase) {
  const std::string message =
      " is no region marker: write '//> name', lower-case words joined by "
      "'-'\n";
  EXPECT_EQ(region_problems("//> Main\nint a;\n\n"),
            "snippets/t/x.cpp:2: '//> Main'" + message);
  EXPECT_EQ(region_problems("//>main\nint a;\n\n"),
            "snippets/t/x.cpp:2: '//>main'" + message);
  EXPECT_EQ(region_problems("  //> a-\nint a;\n\n"),
            "snippets/t/x.cpp:2: '//> a-'" + message);
  EXPECT_EQ(region_problems("//> a \nint a;\n\n"),
            "snippets/t/x.cpp:2: '//> a '" + message);
}

TEST(Regions, HaveMarkersOnLinesOfTheirOwn) {
  EXPECT_EQ(region_problems("int a; //> a\n\n"),
            "snippets/t/x.cpp:2: a region marker stands alone on its line\n");
}

TEST(Regions, StayOutOfTheContract) {
  EXPECT_EQ(problems_of("// Opens.\n\n// Output:\n//   x\n//> a\n//   y\n"),
            "snippets/t/x.cpp:5: '//> a' is no line of a contract: '//' and "
            "exactly three spaces, or a separator\n"
            "snippets/t/x.cpp:5: a region marker stands inside the contract\n");
}

}  // namespace
}  // namespace verify
