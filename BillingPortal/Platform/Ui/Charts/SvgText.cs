using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace BillingPortal.Platform.Ui.Charts;

/// <summary>SVG's <c>text</c> element, whose name Razor keeps for itself.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter] public string? Class { get; set; }

    [Parameter, EditorRequired] public string X { get; set; } = "0";

    [Parameter, EditorRequired] public string Y { get; set; } = "0";

    /// <summary>Where the text lies at X: start, middle, end.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    [Parameter, EditorRequired] public string Content { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Content);
        builder.CloseElement();
    }
}
