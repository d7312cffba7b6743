using Radzen;

namespace BillingPortal.Platform.Ui.Feedback;

/// <summary>Asks before something is done that cannot be undone or scheduled.</summary>
public sealed class Dialogs(DialogService dialogs)
{
    public const string Width = "min(480px, calc(100vw - 32px))";

    private const string Wide = "min(760px, calc(100vw - 32px))";

    public async Task<Answer> AskAsync(Question question)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(QuestionBody.Question)] = question };
        return await dialogs.OpenAsync<QuestionBody>(question.Title, parameters, Options(question.Body is null ? Width : Wide)) as Answer ?? Answer.No;
    }

    private static DialogOptions Options(string width) => new()
    {
        Width = width,
        CloseDialogOnEsc = true,
        AutoFocusFirstElement = true,
        ShowClose = true,
        CssClass = "question",
    };
}
