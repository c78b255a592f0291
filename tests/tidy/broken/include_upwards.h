// Of bot/, which knows no programme.
#pragma once

#include <string>

#include "bot/base/clock.h"
#include "handlers/words/names.h"
