#include "compile.hpp"

#include <algorithm>

#include "staged_project.hpp"

namespace verify {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Compile : public staged_project {
protected:
  snippet make(const std::string& code, const std::string& contract) {
    const std::string bytes = "// Opens.\n" + code + "\n" + contract;
    write_file("snippets/t/x.cpp", bytes);
    return good_snippet(bytes);
  }

  std::string compile_as(const snippet& one, variant which) {
    return to_text(compile(one, which, tools_, "out/x", "out/x.d"));
  }

  build_record built() const { return read_build_record("out/x.json"); }

  toolchain tools_{.gxx = "g++",
                   .clangxx = CLANGXX,
                   .include = "snippets/include",
                   .explorer_runtime = {},
                   .explore = {},
                   .precompiled = {},
                   .needs = {{"maths", {"-lm"}}}};
};

TEST_F(Compile, RunsThePrintedCommandWordForWord) {
  write_file("snippets/include/course/one.hpp", "inline int one = 1;\n");
  const snippet one =
      make("#include <course/one.hpp>\nint main() { return one - 1; }\n",
           "// Needs: maths\n// Output: none\n");
  EXPECT_EQ(compile_as(one, variant::printed), "");
  EXPECT_EQ(built().command,
            "g++ -std=c++20 -O2 -Wall -Wextra -Wpedantic -Werror -pthread "
            "-Isnippets/include snippets/t/x.cpp -o x -lm");
  EXPECT_TRUE(built().built);
  EXPECT_THAT(built().headers, ElementsAre("snippets/include/course/one.hpp"));
  EXPECT_EQ(read_file("out/x.d"),
            fs::absolute("out/x").string() + ": \\\n  " +
                fs::absolute("snippets/t/x.cpp").string() + " \\\n  " +
                fs::absolute("snippets/include/course/one.hpp").string() +
                "\n");
}

TEST_F(Compile, ShowsTheCompilersOwnWords) {
  const snippet one =
      make("int main() { return oops; }\n", "// Output: none\n");
  const std::string found = compile_as(one, variant::printed);
  EXPECT_THAT(found, testing::StartsWith(
                         "snippets/t/x.cpp:1: g++ does not compile this "
                         "program (printed build)\n"));
  EXPECT_THAT(found, HasSubstr("  snippets/t/x.cpp:2:21: error: 'oops' was not "
                               "declared in this scope\n"));
  EXPECT_FALSE(fs::exists("out/x"));
}

TEST_F(Compile, TreatsWarningsAsErrors) {
  const snippet one = make("int main() { int unused; }\n", "// Output: none\n");
  EXPECT_THAT(compile_as(one, variant::printed), HasSubstr("unused"));
}

TEST_F(Compile, HoldsARefusalAgainstTheContract) {
  const std::string code = "int main() { return oops; }\n";
  const snippet good =
      make(code, "// Does not compile (g++):\n//   error: 'oops' was not\n");
  EXPECT_EQ(compile_as(good, variant::printed), "");
  EXPECT_TRUE(fs::is_empty("out/x"));
  EXPECT_FALSE(built().built);
  EXPECT_THAT(built().diagnostic, testing::StartsWith("snippets/t/x.cpp:"));
  EXPECT_THAT(read_file("out/x.d"), HasSubstr("snippets/t/x.cpp"));

  const snippet other =
      make(code, "// Does not compile (g++):\n//   error: something else\n");
  EXPECT_THAT(compile_as(other, variant::printed),
              testing::StartsWith(
                  "snippets/t/x.cpp:5: g++ does not say 'error: something "
                  "else'\n  snippets/t/x.cpp:"));
}

TEST_F(Compile, WantsARefusal) {
  const snippet one =
      make("int main() {}\n", "// Does not compile (g++):\n//   error\n");
  EXPECT_EQ(compile_as(one, variant::printed),
            "snippets/t/x.cpp:4: g++ compiles this program\n");
}

TEST_F(Compile, AsksClangOnlyWhereItIsNamed) {
  const std::string code = "int main() { return oops; }\n";
  const snippet silent = make(code, "// Does not compile (g++):\n//   oops\n");
  EXPECT_EQ(compile_as(silent, variant::clang), "");
  EXPECT_EQ(built().compiler_version, "");
  const snippet named =
      make(code, "// Does not compile (clang):\n//   undeclared identifier\n");
  EXPECT_EQ(compile_as(named, variant::clang), "");
  EXPECT_NE(built().compiler_version, "");
  // g++ is not named there, so whatever it says is right.
  EXPECT_EQ(compile_as(named, variant::printed), "");
}

TEST_F(Compile, LetsWarningsPassThatAreTheLesson) {
  const std::string code = "int main() { int unused; }\n";
  const snippet one = make(code, "// Warns (g++):\n//   [-Wunused-variable]\n");
  EXPECT_EQ(compile_as(one, variant::printed), "");
  EXPECT_THAT(built().command, testing::Not(HasSubstr("-Werror")));
  const snippet error =
      make("int main() { return oops; }\n", "// Warns (g++):\n//   oops\n");
  EXPECT_THAT(compile_as(error, variant::printed),
              testing::StartsWith("snippets/t/x.cpp:4: g++ refuses this "
                                  "program instead of warning\n"));
}

TEST_F(Compile, BuildsEveryVariant) {
  const snippet one = make("int main() {}\n", "// Output: none\n");
  for (const auto& [which, flag] : std::map<variant, std::string>{
           {variant::clang, "-O2"},
           {variant::tsan, "-fsanitize=thread"},
           {variant::asan, "-fsanitize=address,undefined"}}) {
    EXPECT_EQ(compile_as(one, which), "");
    EXPECT_TRUE(built().built);
    EXPECT_THAT(built().command, HasSubstr(flag));
    EXPECT_THAT(built().command, testing::EndsWith("snippets/t/x.cpp -o x"));
    EXPECT_GT(fs::file_size("out/x"), 0u);
  }
}

TEST_F(Compile, LinksTheExplorersRuntime) {
  // Beside what an explored program calls, a function that nobody does: it is
  // there only if all of the library is linked.
  write_file("runtime.cpp",
             "extern \"C\" void __tsan_init() {}\n"
             "int everything_is_linked() { return 1; }\n");
  ASSERT_EQ(std::system("g++ -c runtime.cpp && ar rcs libruntime.a runtime.o"),
            0);
  tools_.explorer_runtime = fs::absolute("libruntime.a");
  const snippet one = make("int main() {}\n", "// Output: none\n");
  EXPECT_EQ(compile_as(one, variant::explored), "");
  EXPECT_EQ(std::system("nm out/x | grep -q everything_is_linked"), 0);
  EXPECT_THAT(read_file("out/x.d"), HasSubstr("libruntime.a"));
  EXPECT_THAT(built().command, HasSubstr(" && g++ -no-pie x.o "));
}

TEST_F(Compile, BuildsTheReducedProgramAsTheSnippetItself) {
  ASSERT_EQ(std::system("g++ -x c++ -c /dev/null -o none.o && "
                        "ar rcs libnone.a none.o"),
            0);
  tools_.explorer_runtime = fs::absolute("libnone.a");
  const std::string code =
      "extern \"C\" void __tsan_init() {}\n"
      "extern \"C\" void __tsan_func_entry(void*) {}\n"
      "extern \"C\" void __tsan_func_exit(void*) {}\n"
      "constexpr int n = 5;\n"
      "int main() { return n; }\n";
  const snippet one = make(
      code, "// Output: none\n// Ends: exit 5\n// Reduced (n = 2):\n//   a\n");
  EXPECT_EQ(compile_as(one, variant::reduced), "");
  EXPECT_EQ(std::system("out/x"), 2 << 8);
  // What it is made of is the snippet; its copy is gone.
  EXPECT_EQ(read_file("out/x.d"),
            fs::absolute("out/x").string() + ": \\\n  " +
                fs::absolute("snippets/t/x.cpp").string() + " \\\n  " +
                tools_.explorer_runtime.string() + "\n");
  EXPECT_EQ(std::system("addr2line -e out/x 0x$(nm out/x | "
                        "sed -n 's/ T main$//p') | grep -q snippets/t/x.cpp:6"),
            0);
  EXPECT_EQ(compile_as(make(code, "// Output: none\n// Ends: exit 5\n"),
                       variant::reduced),
            "");
  EXPECT_TRUE(fs::is_empty("out/x"));
}

TEST_F(Compile, MayFailWhereItIsExempt) {
  tools_.explorer_runtime = "/no/such/library.a";
  const snippet strict = make("int main() {}\n", "// Output: none\n");
  EXPECT_NE(compile_as(strict, variant::explored), "");
  const snippet exempt =
      make("int main() {}\n", "// Output: none\n// Not under (explorer): no\n");
  EXPECT_EQ(compile_as(exempt, variant::explored), "");
  EXPECT_TRUE(fs::is_empty("out/x"));
}

TEST_F(Compile, KnowsWhatItNeeds) {
  const snippet one =
      make("int main() {}\n", "// Needs: magic\n// Output: none\n");
  EXPECT_EQ(compile_as(one, variant::printed),
            "snippets/t/x.cpp:4: nothing is known about the library 'magic'; "
            "the table is in snippets/CMakeLists.txt\n");
}

TEST_F(Compile, GivesEveryVariantWhatTheProgramNeeds) {
  ASSERT_EQ(std::system("g++ -x c++ -c /dev/null -o none.o && "
                        "ar rcs libnone.a none.o"),
            0);
  tools_.explorer_runtime = fs::absolute("libnone.a");
  tools_.needs["magic"] = {"-DMAGIC=5"};
  const snippet one = make(
      "extern \"C\" void __tsan_init() {}\n"
      "extern \"C\" void __tsan_func_entry(void*) {}\n"
      "extern \"C\" void __tsan_func_exit(void*) {}\n"
      "constexpr int n = 5;\n"
      "int main() { return n - MAGIC + 5; }\n",
      "// Needs: magic maths\n// Output: none\n// Ends: exit 5\n"
      "// Reduced (n = 2):\n//   a\n");
  for (const variant which : {variant::clang, variant::explored})
    EXPECT_EQ(compile_as(one, which), "") << to_text(which);
  EXPECT_EQ(std::system("out/x"), 5 << 8);
  EXPECT_EQ(compile_as(one, variant::reduced), "");
  EXPECT_EQ(std::system("out/x"), 2 << 8);
  const snippet plain = make("int main() { return MAGIC - 5; }\n",
                             "// Needs: magic maths\n// Output: none\n");
  for (const variant which : {variant::printed, variant::tsan, variant::asan})
    EXPECT_EQ(compile_as(plain, which), "") << to_text(which);
}

TEST_F(Compile, ReadsHeadersBeforehandOnlyWhereTheyMeanTheSame) {
  tools_.precompiled = "headers";
  tools_.needs["magic"] = {"-DMAGIC=5"};
  tools_.needs["nothing"] = {};
  const auto uses_them = [&](const std::string& code,
                             const std::string& contract) {
    const std::vector<std::string> command =
        build_commands(make(code, contract), variant::explored, tools_, "x.cpp",
                       "x")
            .front();
    return std::ranges::find(command, "-include") != command.end();
  };
  const std::string code = "int main() {}\n";
  EXPECT_TRUE(uses_them(code, "// Output: none\n"));
  EXPECT_TRUE(uses_them(code, "// Needs: nothing\n// Output: none\n"));
  EXPECT_FALSE(uses_them(code, "// Needs: magic\n// Output: none\n"));
  EXPECT_FALSE(uses_them("#define X 1\n" + code, "// Output: none\n"));
}

TEST_F(Compile, LeavesAnUnchangedProgramAlone) {
  const snippet one = make("int main() {}\n", "// Output: none\n");
  EXPECT_EQ(compile_as(one, variant::tsan), "");
  const auto time = fs::last_write_time("out/x");
  EXPECT_EQ(compile_as(one, variant::tsan), "");
  EXPECT_EQ(fs::last_write_time("out/x"), time);
}

TEST(Toolchain, IsReadFromJson) {
  const temporary_directory scratch;
  write_file(scratch.path() / "toolchain.json",
             R"({"gxx":"g++-12","clangxx":"clang++","include":"i",
                 "explorer_runtime":"r.a","explore":"e",
                 "needs":{"sqlite3":["-lsqlite3"],"boost":[]}})");
  const toolchain tools = read_toolchain(scratch.path() / "toolchain.json");
  EXPECT_EQ(tools.gxx, "g++-12");
  EXPECT_EQ(tools.explore, "e");
  EXPECT_THAT(tools.needs.at("sqlite3"), ElementsAre("-lsqlite3"));
  EXPECT_THAT(tools.needs.at("boost"), IsEmpty());
}

TEST(Variant, HasAName) {
  for (variant one : {variant::printed, variant::clang, variant::tsan,
                      variant::asan, variant::explored, variant::reduced})
    EXPECT_EQ(variant_named(to_text(one)), one);
  EXPECT_THROW(variant_named("fast"), std::invalid_argument);
}

}  // namespace
}  // namespace verify
