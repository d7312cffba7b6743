using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Queues;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <summary>
/// Sends what was written: one node at a time by a lease, the conversation outside any transaction. At least once: a node that dies between
/// sending and marking leaves the mail to be sent again, under the same Message-ID.
/// A failure is tried again after growing pauses; after the last try, or when the receiver refuses for good, the mail is dead and visible.
/// </summary>
public sealed class SendMails(IDbContextFactory<PortalDb> database, IMailCarrier carrier, MailSettings settings, Node node, TimeProvider time, ILogger<SendMails> log) : IAfterStep
{
    // Servers that do not know a sender turn it away at first, and take it after some minutes (greylisting).
    public static readonly IReadOnlyList<TimeSpan> Pauses =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    private const int Page = 50;

    /// <summary>Longer than a conversation can last, so that no other node begins a second one.</summary>
    private TimeSpan LeaseSpan => settings.Timeout + TimeSpan.FromMinutes(1);

    /// <summary>Everything that is due now; the number sent.</summary>
    public Task<int> RunAsync(CancellationToken ct = default) =>
        Emptying.RunAsync(() => ReadyAsync(ct), async id => await TakeAsync(id, ct) is { } mail ? await SendAsync(mail) : null);

    // Where mails go to a server the pump sends them: a slow server must not hold up the walk of what is due.
    Task IAfterStep.SettleAsync(CancellationToken ct) => carrier is SandboxCarrier ? RunAsync(ct) : Task.CompletedTask;

    private async Task<List<long>> ReadyAsync(CancellationToken ct)
    {
        var now = time.Instant();
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<MailRow>().Where(m => m.State == MailState.Waiting && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Page).Select(m => m.Id).ToListAsync(ct);
    }

    // Read after it was taken: meanwhile its person may have been erased.
    private Task<MailRow?> TakeAsync(long id, CancellationToken ct)
    {
        var now = time.Instant();
        return database.WriteAsync(async db =>
        {
            var taken = await db.Set<MailRow>().Where(m => m.Id == id && m.State == MailState.Waiting && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedBy, node.Name).SetProperty(m => m.LeasedUntil, now + LeaseSpan), ct);
            return taken == 1 ? await db.Set<MailRow>().AsNoTracking().SingleAsync(m => m.Id == id, ct) : null;
        }, ct);
    }

    private async Task<bool> SendAsync(MailRow mail)
    {
        try
        {
            await carrier.CarryAsync(mail);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await PutOffAsync(mail, fault);
            return false;
        }
        return await MarkSentAsync(mail);
    }

    private async Task<bool> MarkSentAsync(MailRow mail)
    {
        var now = time.Instant();
        var purge = mail.CarriesToken && !carrier.KeepsBodies;
        var marked = await database.WriteAsync(db => Mine(db, mail).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Sent).SetProperty(m => m.EndedAt, now).SetProperty(m => m.Attempts, m => m.Attempts + 1)
            .SetProperty(m => m.Html, m => purge ? null : m.Html).SetProperty(m => m.Text, m => purge ? null : m.Text)
            .SetProperty(m => m.Recipient, m => m.Kind == Letter.Farewell ? null : m.Recipient)
            .SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTime?)null).SetProperty(m => m.Error, (string?)null)));
        if (marked == 0) log.LogWarning("Mail {Mail} was sent, but its lease had run out or it was erased meanwhile", mail.Id);
        return marked == 1;
    }

    private async Task PutOffAsync(MailRow mail, Exception fault)
    {
        var now = time.Instant();
        var dead = fault is MailRefusedException || mail.Attempts >= Pauses.Count;
        var due = dead ? now : now + Pauses[mail.Attempts];
        var state = dead ? MailState.Dead : MailState.Waiting;
        var error = Sentence(mail, fault);
        await database.WriteAsync(db => Mine(db, mail).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.Recipient, m => dead && m.Kind == Letter.Farewell ? null : m.Recipient).SetProperty(m => m.DueAt, due).SetProperty(m => m.EndedAt, dead ? now : null)
            .SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.Error, error)
            .SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTime?)null)));
        if (dead) log.LogError("Mail {Mail} ({Kind}) is dead after {Attempts} tries: {Error}", mail.Id, mail.Kind, mail.Attempts + 1, error);
        else log.LogWarning("Mail {Mail} ({Kind}) was not sent and is tried again at {Due:u}: {Error}", mail.Id, mail.Kind, due, error);
    }

    private IQueryable<MailRow> Mine(PortalDb db, MailRow mail) => db.Set<MailRow>().Where(m => m.Id == mail.Id && m.State == MailState.Waiting && m.LeasedBy == node.Name);

    // Servers like to repeat the address that they refuse; errors are logged and read by support.
    private static string Sentence(MailRow mail, Exception fault)
    {
        var sentence = fault.InnerException is { } cause and not OperationCanceledException && fault is not MailRefusedException && !fault.Message.Contains(cause.Message, StringComparison.Ordinal)
            ? $"{fault.Message} {cause.Message}"
            : fault.Message;
        return mail.Recipient is { } address ? sentence.Replace(address, "(the address)", StringComparison.OrdinalIgnoreCase) : sentence;
    }
}
