#include "sanitizer.hpp"

#include "diagnostic.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string data_race = R"(==================
WARNING: ThreadSanitizer: data race (pid=4711)
  Read of size 4 at 0x55d5c9b4a0e4 by thread T2:
    #0 add /home/me/course/snippets/locks/unlocked.cpp:12 (unlocked.tsan+0x1335)
    #1 std::thread::_Impl::_M_run() /usr/include/c++/12/bits/std_thread.h:211 (unlocked.tsan+0x2)

  Previous write of size 4 at 0x55d5c9b4a0e4 by thread T1:
    #0 add /home/me/course/snippets/locks/unlocked.cpp:12 (unlocked.tsan+0x134b)
    #1 main snippets/locks/unlocked.cpp:18 (unlocked.tsan+0x9)

SUMMARY: ThreadSanitizer: data race /home/me/course/snippets/locks/unlocked.cpp:12 in add
==================
ThreadSanitizer: reported 1 warnings
)";

const std::string use_after_free =
    R"(=================================================================
==4711==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010 at pc 0x000000401190 bp 0x7ffc sp 0x7ffc
READ of size 4 at 0x602000000010 thread T0
    #0 0x40118f in main snippets/t/free.cpp:9
    #1 0x7f8e in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58
)";

TEST(Sanitizer, ReadsADataRace) {
  const std::vector<sanitizer_report> reports = find_reports(data_race);
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].tool, "ThreadSanitizer");
  EXPECT_EQ(reports[0].kind, "data race");
  EXPECT_THAT(
      places_in(reports[0], "snippets/locks/unlocked.cpp"),
      ElementsAre(code_place{"snippets/locks/unlocked.cpp", 12, "add"},
                  code_place{"snippets/locks/unlocked.cpp", 18, "main"}));
  EXPECT_THAT(places_in(reports[0], "snippets/locks/locked.cpp"), IsEmpty());
  EXPECT_THAT(places_in(reports[0], "cpp"), IsEmpty());
}

TEST(Sanitizer, ReadsAMisusedHeap) {
  const std::vector<sanitizer_report> reports = find_reports(use_after_free);
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].tool, "AddressSanitizer");
  EXPECT_THAT(places_in(reports[0], "snippets/t/free.cpp"),
              ElementsAre(code_place{"snippets/t/free.cpp", 9, "main"}));
}

TEST(Sanitizer, ReadsUndefinedBehaviour) {
  const std::vector<sanitizer_report> reports = find_reports(
      "snippets/t/x.cpp:7:9: runtime error: signed integer overflow: 1 + 2\n");
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].tool, "UndefinedBehaviorSanitizer");
  EXPECT_EQ(reports[0].kind, "signed integer overflow: 1 + 2");
  EXPECT_EQ(reports[0].places.front().line, 7);
}

TEST(Sanitizer, ReadsSeveralReports) {
  EXPECT_EQ(find_reports(data_race + use_after_free).size(), 2u);
}

TEST(Sanitizer, ReadsNothingIntoOtherText) {
  EXPECT_THAT(find_reports("terminate called\n    #0 main x.cpp:1\n"),
              IsEmpty());
}

TEST(Sanitizer, ProvesWhatIsAnnounced) {
  const auto proven = [](const char* failure, const char* kind) {
    return proves({"", kind, {}}, *failure_named(failure));
  };
  EXPECT_TRUE(proven("data race", "data race"));
  EXPECT_TRUE(
      proven("data race", "data race on vptr (ctor/dtor vs virtual call)"));
  EXPECT_TRUE(proven("lost update", "data race"));
  EXPECT_TRUE(proven("lock-order inversion", "lock-order-inversion"));
  EXPECT_TRUE(proven("use after free", "heap-use-after-free on address 0x1"));
  EXPECT_TRUE(proven("use after scope", "stack-use-after-scope on address"));
  EXPECT_TRUE(proven("use after scope", "stack-use-after-return on address"));
  EXPECT_TRUE(proven("double free", "attempting double-free on 0x1"));
  EXPECT_TRUE(proven("buffer overflow", "heap-buffer-overflow on address"));
  EXPECT_TRUE(proven("memory leak", "detected memory leaks"));
  EXPECT_TRUE(proven("stack overflow", "stack-overflow on address"));
  EXPECT_TRUE(proven("segmentation fault", "SEGV on unknown address"));
  EXPECT_TRUE(proven("undefined behaviour", "double lock of a mutex"));
  EXPECT_FALSE(proven("data race", "heap-use-after-free on address 0x1"));
  EXPECT_FALSE(proven("use after free", "data race"));
  EXPECT_FALSE(proven("deadlock", "data race"));
  EXPECT_TRUE(proves({"UndefinedBehaviorSanitizer", "anything", {}},
                     *failure_named("undefined behaviour")));
}

TEST(Diagnostic, LosesWhatDiffersFromRunToRun) {
  EXPECT_EQ(normalised("==4711==ERROR at 0x7ffc12\n"),
            "==<pid>==ERROR at <address>\n");
  EXPECT_EQ(normalised("race (pid=12) thread T1 (tid=13, running)"),
            "race (pid=<pid>) thread T1 (tid=<pid>, running)");
  EXPECT_EQ(normalised("/tmp/ccAbC123.o: undefined"), "<object>.o: undefined");
  EXPECT_EQ(normalised(std::filesystem::current_path().string() +
                       "/snippets/t/x.cpp:1"),
            "snippets/t/x.cpp:1");
  EXPECT_EQ(normalised("/tmp/verify-AbC123/work/x.cpp:1: error"),
            "x.cpp:1: error");
  EXPECT_EQ(normalised("x.cpp:1:2: error: 0x10 is fine"),
            "x.cpp:1:2: error: <address> is fine");
}

}  // namespace
}  // namespace verify
