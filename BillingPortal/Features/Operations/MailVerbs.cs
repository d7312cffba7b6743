using System.Globalization;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Operations;

internal sealed class MailsVerb(MailBoard board, MailList list) : IVerb
{
    private const int Shown = 100;

    public static string Words => "mails";

    public static string Summary => "Says how many mails wait, and lists the dead ones; exit code 1 if there are any.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var figures = await board.FiguresAsync(ct);
        await call.Out.WriteLineAsync($"{figures.Waiting} waiting, {figures.Dead} dead.");
        foreach (var dead in (await list.RunAsync(new(MailState.Dead), 0, Shown, ct)).Lines)
            await call.Out.WriteLineAsync($"{dead.Id}  {dead.Kind}, {dead.Attempts} tries: {dead.Error}");
        return figures.Dead == 0 ? 0 : 1;
    }
}

internal sealed class RetryMailsVerb(MailSendAgain again) : IVerb
{
    public static string Words => "mails retry";

    public static string Summary => "Puts a dead mail back in the row: mails retry NUMBER.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments.Count == 0 || !long.TryParse(call.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            await call.Error.WriteLineAsync("Which one? Write: mails retry NUMBER. The verb 'mails' lists them.");
            return 2;
        }
        var result = await again.RunAsync(Actor.Terminal, id, ct);
        await (result.IsDone ? call.Out : call.Error).WriteLineAsync(result.Refused?.Sentence ?? "Put back in the row; the running portal sends it.");
        return result.IsDone ? 0 : 1;
    }
}
