using BillingPortal.Features.Operations.Admin;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Operations;

/// <summary>What the seller's staff needs to run the portal itself: keys, mails, the audit trail, jobs, facts.</summary>
public static class OperationsFeature
{
    private const string Group = "Operations";

    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CreateApiKey>().AddSingleton<RevokeApiKey>().AddSingleton<ReadApiKeys>();
        builder.Services.AddSingleton<RunJob>().AddSingleton<RetryFacts>().AddSingleton<ReadAudit>();
        builder.Services.AddSingleton<MailList>().AddSingleton<MailView>().AddSingleton<MailSendAgain>();
        builder.Services.AddSingleton<InboxList>().AddSingleton<InboxView>().AddSingleton<InboxProcessAgain>();
        builder.Services.AddNavigation(NavArea.Admin,
            Link("Overview", "", IconName.Home, 5) with { Group = null },
            Link("API keys", "/api-keys", IconName.Lock, 910),
            Link("Audit", "/audit", IconName.Shield, 920),
            Link("Mail", "/mail", IconName.Mail, 930),
            Link("Webhooks", "/webhooks", IconName.Pulse, 940),
            Link("Jobs", "/jobs", IconName.Clock, 950),
            Link("Facts", "/facts", IconName.Box, 960));
    }

    public static void MapOperations(this WebApplication app) => app.MapMailFile();

    private static NavItem Link(string text, string under, IconName icon, int order) => new(text, "/admin" + under, icon, order, Policies.Staff, Group);
}
