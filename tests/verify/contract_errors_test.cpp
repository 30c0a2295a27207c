#include "test_support.hpp"

namespace verify {
namespace {

/// A contract on line 4 and following, and every problem it has.
struct bad_contract {
  const char* name;
  const char* text;
  const char* problems;
};

class ContractErrors : public testing::TestWithParam<bad_contract> {};

TEST_P(ContractErrors, AreReportedWithTheirLine) {
  std::string expected;
  for (const std::string& line : split_lines(GetParam().problems))
    expected += "snippets/t/x.cpp:" + line + "\n";
  EXPECT_EQ(contract_problems(GetParam().text), expected);
}

const bad_contract all[]{
    {"NoContract", "int a;\n",
     "4: no contract: the file must end with a comment that begins '// "
     "Output:' or the like\n"},
    {"OnlyRemarks", "// That was it.\n",
     "4: no contract: the file must end with a comment that begins '// "
     "Output:' or the like\n"},
    {"NoMainSection", "// Ends: exit 3\n",
     "4: no main section: the contract must say '// Output:' or the like\n"},
    {"CutOffByAnEmptyLine", "// Output:\n//   a\n\n//   b\n",
     "4: '// Output:' stands outside the closing comment (is an empty line in "
     "the contract? write '//')\n"
     "7: no contract: the file must end with a comment that begins '// "
     "Output:' or the like\n"},
    {"IndentedHeader", "  // Output:\n//   a\n",
     "4: '// Output:' must begin at column 1\n"
     "5: no contract: the file must end with a comment that begins '// "
     "Output:' or the like\n"},
    {"MisspeltHeader", "// Outptu:\n//   a\n",
     "4: '// Outptu:' looks like a header and is none; did you mean '// "
     "Output:'?\n"
     "5: no contract: the file must end with a comment that begins '// "
     "Output:' or the like\n"},
    {"HeaderInLowerCase", "// Output:\n//   a\n// ends: exit 3\n",
     "6: '// ends: exit 3' looks like a header and is none; did you mean '// "
     "Ends:'?\n"},
    {"HeaderWithoutParentheses", "// Fails:\n",
     "4: '// Fails:' looks like a header and is none; did you mean '// Fails "
     "(...):'?\n"
     "4: no contract: the file must end with a comment that begins '// "
     "Output:' or the like\n"},
    {"HeaderWithTwoSpaces", "// Output:\n//   a\n//  Ends: exit 3\n",
     "6: '//  Ends: exit 3' looks like a header and is none; did you mean '// "
     "Ends:'?\n"},
    {"WrongOrder", "// Output: none\n// Arguments: 1\n",
     "5: 'Arguments' stands before 'Output', not after it\n"},
    {"Twice", "// Through: pipe\n// Through: pipe\n// Output: none\n",
     "5: 'Through' stands here a second time\n"},
    {"TwoMainSections",
     "// Output: none\n// Outcomes:\n//   a\n// or\n//   b\n",
     "5: a contract has one main section: '// Output: none' or '// "
     "Outcomes:'\n"},
    {"TwoFailures", "// Fails (hang):\n// Fails (deadlock):\n",
     "5: a contract has one main section: '// Fails (hang):' or '// Fails "
     "(deadlock):'\n"},
    {"LinesBelowAOneLineSection", "// Arguments: 1\n//   2\n// Output: none\n",
     "5: 'Arguments' is one line; nothing belongs below it\n"},
    {"TextBehindTheHeader", "// Output: a\n",
     "4: the text of 'Output' begins on the next line, behind '//' and three "
     "spaces\n"},
    {"NoNeeds", "// Needs:\n// Output: none\n", "4: 'Needs' names nothing\n"},
    {"NoArguments", "// Arguments: \n// Output: none\n",
     "4: 'Arguments' names nothing\n"},
    {"BadNeed", "// Needs: SQLite\n// Output: none\n",
     "4: 'SQLite' is no name of a library\n"},
    {"BadArgument", "// Arguments: $HOME\n// Output: none\n",
     "4: a shell would change the argument '$HOME'\n"},
    {"BadThrough", "// Through: file\n// Output: none\n",
     "4: output goes through 'pipe' or 'terminal', not 'file'\n"},
    {"LinesBelowNone", "// Output: none\n//   a\n",
     "5: 'none' means that there are no lines\n"},
    {"NoLines", "// Output:\n",
     "4: 'Output' has no lines; a silent program says '// Output: none'\n"},
    {"NoUnorderedLines", "// Unordered output:\n",
     "4: 'Unordered output' has no lines\n"},
    {"NoErrorLines", "// Output: none\n// Error output:\n",
     "5: 'Error output' has no lines\n"},
    {"UnknownFailure", "// Fails (badly):\n",
     "4: no failure 'badly'; there are: data race, lost update, deadlock, "
     "livelock, lost wake-up, hang, lock-order inversion, terminate, use after "
     "free, use after scope, double free, buffer overflow, memory leak, "
     "undefined behaviour, stack overflow, segmentation fault\n"},
    {"UnknownCompiler", "// Does not compile (icc):\n//   a\n",
     "4: no compiler 'icc'; there are: g++, clang\n"},
    {"SameCompilerTwice", "// Warns (g++):\n//   a\n// Warns (g++):\n//   b\n",
     "6: 'Warns (g++)' stands here a second time\n"},
    {"BadEnd", "// Output: none\n// Ends: badly\n",
     "5: a program ends with 'exit 1' to 'exit 255' or 'signal SIGABRT', not "
     "'badly'\n"},
    {"EndTooLarge", "// Output: none\n// Ends: exit 256\n",
     "5: a program ends with 'exit 1' to 'exit 255' or 'signal SIGABRT', not "
     "'exit 256'\n"},
    {"EndIsDefault", "// Output: none\n// Ends: exit 0\n",
     "5: 'exit 0' is what a contract means without 'Ends'\n"},
    {"UnknownSignal", "// Output: none\n// Ends: signal SIGNONE\n",
     "5: no signal 'SIGNONE'\n"},
    {"BadParameter", "// Output:\n//   a\n// Reduced (n=2):\n//   b\n",
     "6: expected 'name = number', got 'n=2'\n"},
    {"NoSuchConstant", "// Output:\n//   a\n// Reduced (n = 2):\n//   b\n",
     "6: no 'constexpr' integer 'n' in this file\n"},
    {"UnknownTool", "// Output: none\n// Not under (gdb): no\n",
     "5: no tool 'gdb'; there are: explorer, tsan, asan, clang\n"},
    {"NoReason", "// Output: none\n// Not under (tsan):\n",
     "5: an exemption needs its reason behind the colon\n"},
    {"SameToolTwice",
     "// Output: none\n// Not under (tsan): a\n// Not under (tsan): b\n",
     "6: 'Not under (tsan)' stands here a second time\n"},
    {"EndOfWhatDoesNotCompile",
     "// Does not compile (g++):\n//   a\n// Ends: exit 3\n",
     "4: 'Ends' means nothing beside 'Does not compile (g++)'\n"},
    {"ArgumentsOfWhatOnlyWarns", "// Arguments: 1\n// Warns (clang):\n//   a\n",
     "5: 'Arguments' means nothing beside 'Warns (clang)'\n"},
    {"EndOfWhatNeverEnds", "// Fails (deadlock):\n// Ends: exit 3\n",
     "5: 'Ends' means nothing beside 'Fails (deadlock)'\n"},
    {"TwoSpaces", "// Output:\n//  a\n",
     "5: '//  a' is no line of a contract: '//' and exactly three spaces, or a "
     "separator\n"},
    {"Prose", "// Output:\n//   a\n// and so on\n",
     "6: '// and so on' is no line of a contract: '//' and exactly three "
     "spaces, or a separator\n"},
    {"TrailingBlanks", "// Output:\n//   a \n",
     "5: a line of a contract cannot end in blanks\n"},
    {"OnlyBlanks", "// Output:\n//   \n",
     "5: a line of a contract cannot end in blanks\n"},
    {"UnknownPlaceholder", "// Output:\n//   a <tid>\n",
     "5: no placeholder '<tid>'; there are: <pid>, <number>, <number 0..4>, "
     "<ms>, <address>, <text>, each also named as in <pid:child>; a literal "
     "'<' is written '\\<'\n"},
    {"OpenPlaceholder", "// Output:\n//   a < b\n",
     "5: no placeholder '< b'; there are: <pid>, <number>, <number 0..4>, "
     "<ms>, <address>, <text>, each also named as in <pid:child>; a literal "
     "'<' is written '\\<'\n"},
    {"StraySeparatorFirst", "// Output:\n// ---\n//   a\n",
     "5: '// ---' has nothing to separate\n"},
    {"StraySeparatorLast", "// Output:\n//   a\n// |\n",
     "6: '// |' has nothing to separate\n"},
    {"TwoSeparators", "// Output:\n//   a\n// |\n// ---\n//   b\n",
     "7: '// ---' has nothing to separate\n"},
    {"StrayOr", "// Outcomes:\n// or\n//   a\n// or\n//   b\n",
     "5: '// or' has nothing to separate\n"},
    {"StrandsInUnordered", "// Unordered output:\n//   a\n// |\n//   b\n",
     "6: '// |' has no meaning here: only lines that keep their order have "
     "strands\n"},
    {"StagesInTimed", "// Timed output:\n//   [0 s] a\n// ---\n//   [1 s] b\n",
     "6: '// ---' has no meaning here: timed lines keep their order\n"},
    {"TogetherAlone", "// Output:\n// | together\n//   a\n",
     "5: '// | together' has no other strand beside it\n"},
    {"NoMoment", "// Timed output:\n//   a\n",
     "5: a timed line begins with its moment, such as '[1.0 s] '\n"},
    {"MomentGoesBack", "// Timed output:\n//   [1.0 s] a\n//   [0.9 s] b\n",
     "6: the moment lies before the one above\n"},
    {"OrOutsideOutcomes", "// Output:\n//   a\n// or\n//   b\n",
     "6: '// or' separates outcomes; the header must be '// Outcomes:'\n"},
    {"OrBesideMarks", "// Measured outcomes:\n// must\n//   a\n// or\n//   b\n",
     "7: measured outcomes are separated by their marks, not by '// or'\n"},
    {"OneOutcome", "// Outcomes:\n//   a\n",
     "4: one outcome alone is '// Output:'; others follow '// or'\n"},
    {"MarkMissing", "// Measured outcomes:\n//   a\n",
     "5: a measured outcome begins with '// must', '// may' or '// never'\n"},
    {"MarkOutsideMeasured", "// Outcomes:\n// must\n//   a\n// or\n//   b\n",
     "5: marks belong to measured outcomes; the header must be '// Measured "
     "outcomes:'\n"},
    {"StrandsInErrorOutput",
     "// Output: none\n// Error output:\n//   a\n// |\n//   b\n",
     "5: only plain lines stand here: no strands, no stages\n"},
    {"SeveralAtOnce", "// Output: a\n// Ends: badly\n",
     "4: the text of 'Output' begins on the next line, behind '//' and three "
     "spaces\n"
     "5: a program ends with 'exit 1' to 'exit 255' or 'signal SIGABRT', not "
     "'badly'\n"},
};

INSTANTIATE_TEST_SUITE_P(Grammar, ContractErrors, testing::ValuesIn(all),
                         [](const auto& one) {
                           return std::string(one.param.name);
                         });

}  // namespace
}  // namespace verify
