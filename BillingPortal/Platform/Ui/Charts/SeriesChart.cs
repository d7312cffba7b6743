using BillingPortal.Platform.Ui.Formatting;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Platform.Ui.Charts;

/// <summary>What the line chart and the stacked chart have in common: several named rows of values over the same labels.</summary>
public abstract class SeriesChart : ComponentBase
{
    /// <summary>As many as there are colours that can be told apart.</summary>
    public const int MostSeries = 5;

    [Inject] protected Show Show { get; set; } = default!;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<string> Labels { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    [Parameter] public string LabelName { get; set; } = "Month";

    /// <summary>The exact text of a value: in the table, the summary and the tooltip.</summary>
    [Parameter] public Func<decimal, string>? Format { get; set; }

    /// <summary>The short text of a value on the axis.</summary>
    [Parameter] public Func<decimal, string>? Tick { get; set; }

    [Parameter] public string? Summary { get; set; }

    protected ChartScale Scale { get; private set; } = ChartScale.For([]);

    protected IReadOnlyList<(string, string)> Legend => Series.Select((s, i) => (s.Name, Css(i))).ToArray();

    protected override void OnParametersSet()
    {
        if (Series.Count > MostSeries) throw new InvalidOperationException($"'{Title}' has {Series.Count} series; more than {MostSeries} cannot be told apart.");
        if (Series.Any(s => s.Values.Count != Labels.Count)) throw new InvalidOperationException($"'{Title}' needs {Labels.Count} values in each series.");
        Scale = ChartScale.For(Extremes());
    }

    /// <summary>All values that the axis must hold.</summary>
    protected abstract IEnumerable<decimal> Extremes();

    protected static string Css(int series) => $"s{series + 1}";

    protected string Text(decimal value) => Format is null ? Show.Number(value) : Format(value);

    protected double Down(decimal value) => ChartGeometry.Down(Scale, value);
}
