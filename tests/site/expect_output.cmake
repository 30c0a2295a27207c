# Runs PROGRAM, which must exit 0 and print EXPECTED as its only line.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT printed STREQUAL "${EXPECTED}\n")
  message(FATAL_ERROR "${PROGRAM}: output differs\n  expected: ${EXPECTED}\n  printed:  ${printed}(exit ${result})")
endif()
