using BillingPortal.Core;
using BillingPortal.Platform.Ui.Charts;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Shell.Styleguide;

/// <summary>Invented people and figures; the same on every day, so that pictures of the pages can be compared.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset TrialEnd = new(2026, 11, 27, 23, 59, 0, TimeSpan.Zero);

    public static readonly string[] Months = ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];

    public static readonly ChartPoint[] MonthlyCalls = Months
        .Zip([61_200m, 64_800m, 70_100m, 68_400m, 79_900m, 84_300m, 91_700m, 88_200m, 97_400m, 104_600m, 112_300m, 82_400m], (m, v) => new ChartPoint(m, v)).ToArray();

    public static readonly ChartPoint[] DailyCalls = Enumerable.Range(1, 30)
        .Select(day => new ChartPoint($"{day} Nov", day > 22 ? 0 : 3_100 + (day * 7919) % 1_700)).ToArray();

    public static readonly ChartSeries[] Revenue =
    [
        new("Plans", [4_120m, 4_480m, 4_900m, 5_150m, 5_600m, 6_020m, 6_340m, 6_700m, 7_150m, 7_480m, 7_960m, 8_300m]),
        new("Usage", [610m, 720m, 905m, 880m, 1_240m, 1_310m, 1_505m, 1_420m, 1_710m, 1_930m, 2_215m, 1_480m]),
        new("Credits", [-120m, -80m, -150m, -90m, -310m, -120m, -240m, -180m, -160m, -420m, -210m, -150m]),
    ];

    public static readonly SampleCustomer[] Customers = Enumerable.Range(0, 57).Select(Customer).ToArray();

    public static Money Usd(long cents) => new(cents, Currency.Usd);

    private static SampleCustomer Customer(int i)
    {
        string[] names = ["Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine", "Rowan", "Willow"];
        string[] kinds = ["Bakery", "Clinic", "Studio", "Press", "Freight"];
        var (status, tone) = (i % 7) switch { 0 => ("Trial", Tone.Info), 3 => ("Past due", Tone.Bad), 5 => ("Cancels", Tone.Warn), _ => ("Active", Tone.Ok) };
        var plan = (i % 3) switch { 0 => "Basic", 1 => "Pro", _ => "Scale" };
        return new(1001 + i, $"{names[i % names.Length]} {kinds[i % kinds.Length]}", plan, status, tone, Usd(1_900 + i * 7_351 % 48_000), new DateOnly(2026, 1, 5).AddDays(i * 5));
    }
}

/// <summary>A row of the sample grid.</summary>
internal sealed record SampleCustomer(int Number, string Name, string Plan, string Status, Tone Tone, Money ThisMonth, DateOnly Since)
{
    /// <summary>What a grid can sort by.</summary>
    public long Minor => ThisMonth.Minor;
}
