#ifndef COURSE_VERIFY_VARIANTS_HPP
#define COURSE_VERIFY_VARIANTS_HPP

#include <filesystem>
#include <future>
#include <string>
#include <vector>

#include "check.hpp"
#include "compile.hpp"
#include "sanitizer.hpp"
#include "snippet.hpp"

namespace verify {

/// A check whose program runs already; get() waits for it and judges. Several
/// may have begun at once, for most listings wait more than they compute. What
/// they are given must outlive them; one that nobody gets is ended.
using begun_check = std::future<checked>;

/// Runs clang's program and holds it against the contract.
begun_check begin_clang(const snippet& one,
                        const std::filesystem::path& program,
                        const build_record& record);

/// Runs the program built for this sanitizer: silent if the contract is that
/// of a correct program, else caught doing what it announces.
begun_check begin_sanitizer(const snippet& one, tool_name tool,
                            const std::filesystem::path& program,
                            const build_record& record);

/// Undefined behaviour is caught if either sanitizer catches it; the one that
/// does not is not judged then.
void settle_sanitizers(const snippet& one, checked& thread, checked& address);

/// The report that proves the announced failure and names the snippet's own
/// lines; a null pointer without one.
const sanitizer_report* find_proof(
    const snippet& one, const std::vector<sanitizer_report>& reports);

/// "ThreadSanitizer" or "AddressSanitizer".
std::string title_of(tool_name tool);

}  // namespace verify

#endif
