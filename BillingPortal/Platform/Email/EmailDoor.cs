using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Email;

public static class EmailDoor
{
    public static void AddEmail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LetterLayout>().AddSingleton<MailBell>().AddSingleton<Post>().AddSingleton<MailBoard>().AddSingleton<ReadMailbox>().AddSingleton<MailFiles>();
        builder.Services.AddSingleton<SandboxCarrier>().AddSingleton<SmtpCarrier>();
        builder.Services.AddSingleton<IMailCarrier>(p => p.GetRequiredService<Installation>().IsSandbox ? p.GetRequiredService<SandboxCarrier>() : p.GetRequiredService<SmtpCarrier>());
        builder.Services.AddSingleton<SendMails>().AddSingleton<IAfterStep>(p => p.GetRequiredService<SendMails>());
        builder.Services.AddSingleton<IHealthCheck, MailsFlow>();
        builder.Services.AddHostedService<MailPump>();
    }
}
