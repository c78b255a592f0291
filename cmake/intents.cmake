# What people mean, from locales/intents/*.tsv, becomes part of the program: so it is there wherever
# the program is, and reading it is a function of the text alone. A changed file is taken in by the
# next build.
set(intents_source ${CMAKE_CURRENT_BINARY_DIR}/intent_files.cpp)
foreach(name concepts patterns examples)
  set(file ${CMAKE_CURRENT_SOURCE_DIR}/locales/intents/${name}.tsv)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} ${name})
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/intents.cpp.in ${intents_source} @ONLY)
