#include "snippet.hpp"

#include <algorithm>

#include "contract_parser.hpp"

namespace verify {
namespace {

std::string id_of(const std::filesystem::path& path) {
  return (path.parent_path().filename() / path.stem()).string();
}

}  // namespace

std::optional<snippet> parse_snippet(const std::string& path, std::string bytes,
                                     problems& found) {
  const std::size_t before = found.size();
  snippet result;
  result.id = id_of(path);
  result.name = std::filesystem::path(path).stem();
  result.source = make_source(path, std::move(bytes), found);
  const source_text& source = result.source;
  result.opening = find_opening(source, found);
  std::optional<contract> promise = parse_contract(source, found);
  const int end = promise ? promise->line : source.line_count() + 1;
  result.regions = find_regions(source, end, found);
  // Problems come in the order of the file, whoever found them.
  std::ranges::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(before),
                           found.end(), {}, &problem::line);
  if (!promise || found.size() > before) return std::nullopt;
  result.promise = *std::move(promise);

  int first = result.opening.last + 1;
  int last = end - 1;
  while (first <= last && source.line(first).empty()) ++first;
  while (first <= last && source.line(last).empty()) --last;
  if (first <= last) {
    result.first_code_line = first;
    result.last_code_line = last;
  }
  return result;
}

std::optional<snippet> read_snippet(const std::filesystem::path& path,
                                    problems& found) {
  return parse_snippet(path.string(), read_file(path), found);
}

}  // namespace verify
