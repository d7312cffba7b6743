using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Emails;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Ui.Slots;

namespace BillingPortal.Features.Usage.Portal;

/// <summary>The customer's half of the feature: pages, caps, marks and their mails.</summary>
internal static class UsagePages
{
    public static void AddUsagePages(this IServiceCollection services)
    {
        services.AddSingleton<ReadUsageReport>().AddSingleton<ListUsage>().AddSingleton<WriteUsageFile>();
        services.AddSingleton<ReadLimits>().AddSingleton<SetSpendingCap>().AddSingleton<SetMarks>().AddSingleton<ReadNotice>();
        services.AddSingleton<MarksBell>().AddSingleton<IHearsUsage>(p => p.GetRequiredService<MarksBell>());
        services.AddSingleton<MarkLetters>().AddSingleton<JudgeMarks>().AddHostedService<MarksPump>().AddWork<SweepMarks>();
        services.AddSlot<UsageNotice>(Slot.AbovePage, 10, NavArea.Portal);
        services.AddNavigation(NavArea.Portal, new NavItem("Usage", UsageAddress.Page, IconName.Usage, 15, Policies.CustomerOpen));
    }
}
