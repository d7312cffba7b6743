using Microsoft.AspNetCore.Components;

namespace BillingPortal.Platform.Ui.Feedback;

/// <summary>What is asked before something is done.</summary>
/// <param name="Title">The question: "Cancel the plan?"</param>
/// <param name="Text">What will happen, with the exact amounts and dates.</param>
/// <param name="Yes">What the button does: "Cancel on 1 Dec".</param>
/// <param name="No">What stays: "Keep Basic".</param>
/// <param name="Danger">It cannot be taken back.</param>
/// <param name="Body">What the text stands on: a month with its lines. The dialog is wider then.</param>
/// <param name="ReasonLabel">When given, a reason is asked for under these words and must not be empty.</param>
public sealed record Question(string Title, string Text, string Yes, string No, bool Danger = false, string? ReasonLabel = null, RenderFragment? Body = null);

/// <summary>Closing the dialog in any other way is a no.</summary>
public sealed record Answer(bool IsYes, string? Reason)
{
    public static Answer No { get; } = new(false, null);
}
