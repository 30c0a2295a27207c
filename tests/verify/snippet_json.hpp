#ifndef COURSE_VERIFY_SNIPPET_JSON_HPP
#define COURSE_VERIFY_SNIPPET_JSON_HPP

#include <nlohmann/json.hpp>
#include <string>

#include "snippet.hpp"

namespace verify {

/// Keys keep the order in which a reader looks for them.
using json = nlohmann::ordered_json;

/// The contract, as the evidence holds it.
json to_json(const contract& promise);

/// What a snippet is apart from its program: summary, code, regions, contract.
json to_json(const snippet& one);

/// The sample output as a page shows it.
std::string shown_output(const contract& promise);

/// Two-space indentation and a final newline.
std::string to_text(const json& value);

}  // namespace verify

#endif
