# What this checkout is called: by git where there is a repository, else by project() alone. A tag is
# named v1.2.3; before the first one, or without git, it is the version of project().
#
# Writes it into OUTPUT, the only file that is compiled with it, and only if it is another than
# before: a commit compiles one file of ten lines and links.
#   cmake -DSOURCE=... -DPROJECT_VERSION=... -DOUTPUT=... -P cmake/version.cmake
set(version ${PROJECT_VERSION})
find_program(GIT git)
if(GIT AND EXISTS ${SOURCE}/.git)
  # The folder may be another user's: then git says nothing, and the project's version stands.
  execute_process(COMMAND ${GIT} -C ${SOURCE} describe --tags --always --dirty --abbrev=10
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(described MATCHES "^v([0-9].*)")
    set(version ${CMAKE_MATCH_1})
  elseif(described)
    set(version ${PROJECT_VERSION}-g${described})
  endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/version.cpp.in ${OUTPUT} @ONLY)
