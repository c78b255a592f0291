# Units: files that include a folder's .cpp files one after the other, so that what they all include
# is read once.
#
# CMake's own UNITY_BUILD writes absolute paths into its units (until 3.29's
# UNITY_BUILD_RELOCATABLE), so that ccache would find none of them in another clone.

# Some 2,500 lines: what two cores can share, and what fits into 1 GiB of memory.
set(SAMMACHIP_UNIT_BYTES 110000 CACHE STRING "Source in a unit, unless one file has more")

# Sets `result` to what to compile of the sources (absolute paths, below the project's folder): units,
# none of which holds files of two folders. With SAMMACHIP_UNITS off: the sources themselves.
function(compiled_together result name)
  if(NOT SAMMACHIP_UNITS)
    set(${result} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  set(folders)
  foreach(source ${ARGN})
    get_filename_component(folder ${source} DIRECTORY)
    file(RELATIVE_PATH source ${PROJECT_SOURCE_DIR} ${source})
    list(APPEND folders ${folder})
    list(APPEND "sources of ${folder}" ${source})
  endforeach()
  list(REMOVE_DUPLICATES folders)

  set(count 0)
  foreach(folder ${folders})
    set(bytes ${SAMMACHIP_UNIT_BYTES})
    foreach(source ${sources\ of\ ${folder}})
      file(SIZE ${PROJECT_SOURCE_DIR}/${source} more)
      math(EXPR bytes "${bytes} + ${more}")
      if(bytes GREATER SAMMACHIP_UNIT_BYTES)
        math(EXPR count "${count} + 1")
        set(bytes ${more})
        set("content of ${count}" "")
      endif()
      string(APPEND "content of ${count}" "#include \"${source}\"\n")
    endforeach()
  endforeach()

  set(units)
  foreach(number RANGE 1 ${count})
    set(unit ${PROJECT_BINARY_DIR}/units/${name}_${number}.cpp)
    file(CONFIGURE OUTPUT ${unit} CONTENT "${content\ of\ ${number}}" @ONLY)
    list(APPEND units ${unit})
  endforeach()
  set(${result} ${units} PARENT_SCOPE)
endfunction()
