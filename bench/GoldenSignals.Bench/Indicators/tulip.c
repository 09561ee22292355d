/* Runs indicators of Tulip over one column of closes, told by lines on standard input:
   "sma", "rsi" or "macd" runs one and answers with its last value, "clock" answers with the processor time spent so far in nanoseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "indicators.h"

static double *column(long count) {
    double *numbers = malloc(count * sizeof(double));
    if (numbers == NULL) exit(1);
    memset(numbers, 0, count * sizeof(double));
    return numbers;
}

int main(int count, char **arguments) {
    FILE *file = count == 3 ? fopen(arguments[1], "rb") : NULL;
    if (file == NULL) return 2;
    fseek(file, 0, SEEK_END);
    long bars = ftell(file) / (long)sizeof(double), passes = atol(arguments[2]);
    rewind(file);
    double *closes = column(bars);
    if (fread(closes, sizeof(double), bars, file) != (size_t)bars) return 2;

    double *results[] = { column(bars), column(bars), column(bars) };
    const double *input[] = { closes };
    const double sma[] = { 20 }, rsi[] = { 14 }, macd[] = { 12, 26, 9 };
    char word[16];
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (scanf("%15s", word) == 1) {
        if (strcmp(word, "clock") == 0) {
            struct timespec spent;
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
            printf("%lld\n", spent.tv_sec * 1000000000LL + spent.tv_nsec);
            continue;
        }
        long start = 0;
        for (long pass = 0; pass < passes; pass++) {
            if (strcmp(word, "sma") == 0) { ti_sma((int)bars, input, sma, results); start = ti_sma_start(sma); }
            if (strcmp(word, "rsi") == 0) { ti_rsi((int)bars, input, rsi, results); start = ti_rsi_start(rsi); }
            if (strcmp(word, "macd") == 0) { ti_macd((int)bars, input, macd, results); start = ti_macd_start(macd); }
        }
        printf("%.17g\n", results[0][bars - 1 - start]);
    }
    return 0;
}
