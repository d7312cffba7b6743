using System.Diagnostics;
using System.Globalization;
using BillingPortal.Core.Rating;

namespace BillingPortal.Benchmarks.Micro;

/// <summary>Rating in memory against its floor, each side by turns: one month over and over, and the month of very many customers.</summary>
internal static class ReRate
{
    private const int Customers = 100_000;
    private const int Pairs = 9;
    private const int Warm = 20;
    private const int Times = 2_000_000;

    public static Task<Ratios> WholeAsync() => OneAsync(SampleMonths.Whole);

    public static Task<Ratios> UpgradedAsync() => OneAsync(SampleMonths.Upgraded);

    public static Task<Ratios> CappedAsync() => OneAsync(SampleMonths.Capped);

    public static async Task<Ratios> CustomersAsync()
    {
        var months = SampleMonths.Of(Customers);
        FlatMonth[] flat = [.. months.Select(FlatMonth.Of)];
        var runs = new RatedRun[31];
        return await TakeAsync(Customers, () => Sum(flat), () => Sum(months, runs));
    }

    private static Task<Ratios> OneAsync(MonthToRate month)
    {
        var (flat, runs) = (FlatMonth.Of(month), new RatedRun[31]);
        return TakeAsync(Times, () => Again(flat), () => Again(month, runs));
    }

    private static async Task<Ratios> TakeAsync(int count, Func<long> floor, Func<long> product)
    {
        for (var i = 0; i < Warm; i++) Check(floor, product); // also long enough for the compiler to have made the best of both
        var allocated = Allocated(product);
        return await Ratios.TakeAsync("ns", Pairs, () => Task.FromResult(Nanoseconds(floor, count)), () => Task.FromResult(Nanoseconds(product, count)),
            () => Task.FromResult<IReadOnlyList<string>>([string.Create(CultureInfo.InvariantCulture, $"Allocated by the product for {count:N0} months: {allocated} bytes.")]));
    }

    private static void Check(Func<long> floor, Func<long> product)
    {
        if (floor() != product()) throw new InvalidOperationException("Both sides must come to the same.");
    }

    private static double Nanoseconds(Func<long> work, int count)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / count);
        }

        return best;
    }

    private static long Allocated(Func<long> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Again(FlatMonth month)
    {
        var sum = 0L;
        for (var i = 0; i < Times; i++) sum += month.Total();
        return sum;
    }

    private static long Again(MonthToRate month, RatedRun[] runs)
    {
        var sum = 0L;
        for (var i = 0; i < Times; i++) sum += RateMonth.Sum(month, runs).Total;
        return sum;
    }

    private static long Sum(FlatMonth[] months)
    {
        var sum = 0L;
        foreach (ref readonly var month in months.AsSpan()) sum += month.Total();
        return sum;
    }

    private static long Sum(MonthToRate[] months, RatedRun[] runs)
    {
        var sum = 0L;
        foreach (var month in months) sum += RateMonth.Sum(month, runs).Total;
        return sum;
    }
}
