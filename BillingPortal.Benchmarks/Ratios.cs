namespace BillingPortal.Benchmarks;

/// <summary>Pairs of floor and product taken one after the other, so that what else the machine does falls on both.</summary>
/// <param name="Unit">Of the figures.</param>
/// <param name="Pairs">Floor, product.</param>
/// <param name="Control">Floor against floor: how far the machine itself wavers.</param>
/// <param name="Notes">What else was checked in the run.</param>
internal sealed record Ratios(string Unit, IReadOnlyList<(double Floor, double Product)> Pairs, double Control, IReadOnlyList<string> Notes)
{
    private const int Most = 12;

    public IReadOnlyList<double> Each => [.. Pairs.Select(p => p.Product / p.Floor).Order()];

    public double Median => Each[Each.Count / 2];

    /// <summary>Floor, product, floor … at least so many pairs; a pair in which the floor was off against the floor before by more than a quarter is taken again.</summary>
    public static async Task<Ratios> TakeAsync(string unit, int pairs, Func<Task<double>> floor, Func<Task<double>> product, Func<Task<IReadOnlyList<string>>> notes)
    {
        var taken = new List<(double, double)>();
        var controls = new List<double>();
        for (var i = 0; taken.Count < pairs && i < Most; i++)
        {
            var (before, made, after) = (await floor(), await product(), await floor());
            controls.Add(after / before);
            if (after / before is > 0.8 and < 1.25 || i >= Most - pairs) taken.Add(((before + after) / 2, made));
        }
        return new(unit, taken, controls.Order().ElementAt(controls.Count / 2), await notes());
    }
}
