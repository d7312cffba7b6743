namespace BillingPortal.Benchmarks.System;

/// <summary>So many connections, each asking as soon as it was answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Answers per second.</summary>
    public static async Task<double> RateAsync(int connections, TimeSpan length, Func<Task> ask, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var count = 0;
            for (; time.GetElapsedTime(begun) < length; count++) await ask();
            return count;
        }));
        return counts.Sum() / time.GetElapsedTime(begun).TotalSeconds;
    }
}
