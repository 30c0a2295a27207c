#ifndef COURSE_VERIFY_PROOF_HPP
#define COURSE_VERIFY_PROOF_HPP

#include "evidence.hpp"
#include "problem.hpp"
#include "snippet.hpp"

namespace verify {

/// A contract that fails needs at least one check that showed the failure,
/// whatever it is exempt from: otherwise the page would call a program wrong
/// that nothing has seen go wrong.
problems check_proof(const snippet& one, const findings& all);

}  // namespace verify

#endif
