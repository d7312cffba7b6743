using System.Globalization;

namespace BillingPortal.Features.Samples;

/// <summary>A line for each month that is lived through: who is there, how fast it goes, how long it lasts.</summary>
internal sealed class ShowProgress(TextWriter to, TimeProvider time)
{
    private readonly long begun = time.GetTimestamp();
    private DateTime month;
    private double before = -1;

    public void Reached(CrowdProgress now)
    {
        if (new DateTime(now.At.Year, now.At.Month, 1, 0, 0, 0, DateTimeKind.Utc) is var current && current == month) return;
        month = current;
        to.WriteLine(Line(now));
    }

    private string Line(CrowdProgress now)
    {
        if (before < 0) before = now.Months; // of one that goes on, what was done in another run is none of this one's speed
        var (elapsed, months) = (time.GetElapsedTime(begun), now.Months - before);
        var line = string.Create(CultureInfo.InvariantCulture, $"{now.At:yyyy-MM}  {now.Customers} of {now.AllCustomers} customers");
        if (months < 1 || elapsed <= TimeSpan.Zero) return line;
        var left = TimeSpan.FromSeconds(elapsed.TotalSeconds * (now.AllMonths - now.Months) / months);
        return line + string.Create(CultureInfo.InvariantCulture, $", {months:F0} customer-months, {months / elapsed.TotalSeconds:F0} a second, about {Written(left)} left");
    }

    private static string Written(TimeSpan left) => left.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{left.TotalMinutes:F0} min") : string.Create(CultureInfo.InvariantCulture, $"{left.TotalSeconds:F0} s");
}
