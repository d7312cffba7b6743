using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Emails;
using BillingPortal.Features.Usage.Portal;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Ui.Slots;

namespace BillingPortal.Features.Usage;

/// <summary>What customers used.</summary>
public static class UsageFeature
{
    public static void AddUsage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ISampleUsage, MakeSampleUsage>().AddSingleton<IPartOfCustomer, PartOfCustomer>();
        services.AddUsagePages();
    }

    public static void MapUsage(this WebApplication app) => app.MapEventsFile();

    private static void AddUsagePages(this IServiceCollection services)
    {
        services.AddSingleton<ReadUsageReport>().AddSingleton<ListUsage>().AddSingleton<WriteUsageFile>();
        services.AddSingleton<ReadLimits>().AddSingleton<SetSpendingCap>().AddSingleton<SetMarks>().AddSingleton<ReadNotice>();
        services.AddSingleton<MarksBell>().AddSingleton<IHearsUsage>(p => p.GetRequiredService<MarksBell>());
        services.AddSingleton<MarkLetters>().AddSingleton<JudgeMarks>().AddHostedService<MarksPump>().AddWork<SweepMarks>();
        services.AddSlot<UsageNotice>(Slot.AbovePage, 10, NavArea.Portal);
        services.AddNavigation(NavArea.Portal, new NavItem("Usage", UsageAddress.Page, IconName.Usage, 15, Policies.CustomerOpen));
    }
}
