/*
 * element.c
 *	  The elements of HTML by name, and what each means for the text that is shown.
 */
#include "element.h"

#include <stdint.h>
#include <string.h>

#define LONGEST_NAME 10

/* By name, sorted. */
static const struct
{
	char name[LONGEST_NAME + 1];
	uint8_t kind;
} elements[] = {{"a", PLEDGE_ELEMENT_INLINE},         {"abbr", PLEDGE_ELEMENT_INLINE},
				{"address", PLEDGE_ELEMENT_BLOCK},    {"article", PLEDGE_ELEMENT_BLOCK},
				{"aside", PLEDGE_ELEMENT_BLOCK},      {"b", PLEDGE_ELEMENT_INLINE},
				{"big", PLEDGE_ELEMENT_INLINE},       {"blockquote", PLEDGE_ELEMENT_PARAGRAPH},
				{"body", PLEDGE_ELEMENT_BLOCK},       {"br", PLEDGE_ELEMENT_BREAK},
				{"caption", PLEDGE_ELEMENT_BLOCK},    {"center", PLEDGE_ELEMENT_BLOCK},
				{"cite", PLEDGE_ELEMENT_INLINE},      {"code", PLEDGE_ELEMENT_INLINE},
				{"col", PLEDGE_ELEMENT_INLINE},       {"colgroup", PLEDGE_ELEMENT_INLINE},
				{"dd", PLEDGE_ELEMENT_DETAIL},        {"del", PLEDGE_ELEMENT_INLINE},
				{"details", PLEDGE_ELEMENT_BLOCK},    {"div", PLEDGE_ELEMENT_BLOCK},
				{"dl", PLEDGE_ELEMENT_TABLE},         {"dt", PLEDGE_ELEMENT_TERM},
				{"em", PLEDGE_ELEMENT_INLINE},        {"fieldset", PLEDGE_ELEMENT_BLOCK},
				{"figcaption", PLEDGE_ELEMENT_BLOCK}, {"figure", PLEDGE_ELEMENT_BLOCK},
				{"font", PLEDGE_ELEMENT_INLINE},      {"footer", PLEDGE_ELEMENT_BLOCK},
				{"form", PLEDGE_ELEMENT_BLOCK},       {"h1", PLEDGE_ELEMENT_PARAGRAPH},
				{"h2", PLEDGE_ELEMENT_PARAGRAPH},     {"h3", PLEDGE_ELEMENT_PARAGRAPH},
				{"h4", PLEDGE_ELEMENT_PARAGRAPH},     {"h5", PLEDGE_ELEMENT_PARAGRAPH},
				{"h6", PLEDGE_ELEMENT_PARAGRAPH},     {"head", PLEDGE_ELEMENT_HIDDEN},
				{"header", PLEDGE_ELEMENT_BLOCK},     {"hr", PLEDGE_ELEMENT_PARAGRAPH},
				{"html", PLEDGE_ELEMENT_BLOCK},       {"i", PLEDGE_ELEMENT_INLINE},
				{"iframe", PLEDGE_ELEMENT_HIDDEN},    {"img", PLEDGE_ELEMENT_INLINE},
				{"input", PLEDGE_ELEMENT_INPUT},      {"ins", PLEDGE_ELEMENT_INLINE},
				{"label", PLEDGE_ELEMENT_INLINE},     {"legend", PLEDGE_ELEMENT_BLOCK},
				{"li", PLEDGE_ELEMENT_ITEM},          {"link", PLEDGE_ELEMENT_INLINE},
				{"main", PLEDGE_ELEMENT_BLOCK},       {"mark", PLEDGE_ELEMENT_INLINE},
				{"meta", PLEDGE_ELEMENT_INLINE},      {"nav", PLEDGE_ELEMENT_BLOCK},
				{"noembed", PLEDGE_ELEMENT_HIDDEN},   {"noframes", PLEDGE_ELEMENT_HIDDEN},
				{"noscript", PLEDGE_ELEMENT_HIDDEN},  {"ol", PLEDGE_ELEMENT_BLOCK},
				{"optgroup", PLEDGE_ELEMENT_OPTION},  {"option", PLEDGE_ELEMENT_OPTION},
				{"p", PLEDGE_ELEMENT_PARAGRAPH},      {"pre", PLEDGE_ELEMENT_PRE},
				{"q", PLEDGE_ELEMENT_QUOTE},          {"s", PLEDGE_ELEMENT_INLINE},
				{"script", PLEDGE_ELEMENT_SCRIPT},    {"section", PLEDGE_ELEMENT_BLOCK},
				{"select", PLEDGE_ELEMENT_SELECT},    {"small", PLEDGE_ELEMENT_INLINE},
				{"span", PLEDGE_ELEMENT_INLINE},      {"strike", PLEDGE_ELEMENT_INLINE},
				{"strong", PLEDGE_ELEMENT_INLINE},    {"style", PLEDGE_ELEMENT_SCRIPT},
				{"sub", PLEDGE_ELEMENT_INLINE},       {"summary", PLEDGE_ELEMENT_BLOCK},
				{"sup", PLEDGE_ELEMENT_INLINE},       {"table", PLEDGE_ELEMENT_TABLE},
				{"tbody", PLEDGE_ELEMENT_ROW},        {"td", PLEDGE_ELEMENT_CELL},
				{"template", PLEDGE_ELEMENT_HIDDEN},  {"textarea", PLEDGE_ELEMENT_PRE},
				{"tfoot", PLEDGE_ELEMENT_ROW},        {"th", PLEDGE_ELEMENT_HEADER_CELL},
				{"thead", PLEDGE_ELEMENT_ROW},        {"title", PLEDGE_ELEMENT_HIDDEN},
				{"tr", PLEDGE_ELEMENT_ROW},           {"tt", PLEDGE_ELEMENT_INLINE},
				{"u", PLEDGE_ELEMENT_INLINE},         {"ul", PLEDGE_ELEMENT_BLOCK},
				{"wbr", PLEDGE_ELEMENT_INLINE},       {"xml", PLEDGE_ELEMENT_HIDDEN}};

_Static_assert(sizeof(elements) / sizeof(elements[0]) == PLEDGE_ELEMENTS,
			   "PLEDGE_ELEMENTS is not the number of elements");

int
pledge_element_find(const char *name, size_t length)
{
	char lower[LONGEST_NAME + 1];
	size_t from = 0;
	size_t to = PLEDGE_ELEMENTS;
	size_t place;

	if (length > LONGEST_NAME)
		return -1;
	for (place = 0; place < length; place++)
		lower[place] =
			(char) (name[place] >= 'A' && name[place] <= 'Z' ? name[place] | 0x20 : name[place]);
	lower[length] = '\0';
	while (from < to)
	{
		size_t middle = from + (to - from) / 2;
		int order = strcmp(elements[middle].name, lower);

		if (order == 0)
			return (int) middle;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return -1;
}

PledgeElement
pledge_element_kind(int number)
{
	return number < 0 ? PLEDGE_ELEMENT_NONE : (PledgeElement) elements[number].kind;
}
