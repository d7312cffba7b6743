using System.Reflection;
using BillingPortal.Tests.Architecture.Kit;

namespace BillingPortal.Tests.Architecture.Rules;

/// <summary>Direction 1: which room may know which.</summary>
internal static class RoomRules
{
    public static readonly Rule CoreIsPure = new("Core knows only itself, and neither input, output, clock nor chance.", house =>
        house.Naming(t => house.Stands(t, "Core"), t => IsImpure(t) || (!house.Stands(t, "Core") && !IsLanguage(t)))
            .Concat(house.Users(t => house.Stands(t, "Core")).SelectMany(u => u.Uses.Members.Where(IsAmbient).Select(m => new Offence(u.By, $"calls {m.DeclaringType}.{m.Name}")))));

    public static readonly Rule PlatformKnowsCore = new("Platform knows Core and nothing of what stands on it.", house => house.Naming(
        t => house.Stands(t, "Platform"),
        t => house.Room(t) is not null && !house.Stands(t, "Platform", "Core", "Stripe")));

    public static readonly Rule FeaturesKnowPlatform = new("Features know Core, Platform and features.", house => house.Naming(
        t => house.Feature(t) is not null,
        t => house.Room(t) is not null && !house.Stands(t, "Features", "Platform", "Core", "Stripe")));

    // The router names Program to say which assembly holds the pages; what Platform shows (money, dates) it takes as values of Core.
    public static readonly Rule ShellKnowsDoors = new("The shell knows Platform, values of Core and the doors of features.", house => house.Naming(
        t => house.Stands(t, "Shell"),
        t => house.Room(t) is not null && !house.Stands(t, "Shell", "Platform", "Core") && !house.IsFeatureDoor(t) && !EntranceRules.IsProgram(house, t)));

    public static readonly Rule WireKnowsNobody = new("The Stripe client and the sandbox know nothing of ours.", house => house.Naming(
        t => house.Stands(t, "Stripe", "Sandbox"),
        t => house.Room(t) is not null && !house.Stands(t, "Stripe", "Sandbox")).Concat(
        house.Naming(t => house.Stands(t, "Stripe"), t => house.Stands(t, "Sandbox"))).Concat(
        house.Naming(t => house.Stands(t, "Sandbox"), t => house.Stands(t, "Stripe"))));

    public static readonly Rule[] All = [CoreIsPure, PlatformKnowsCore, FeaturesKnowPlatform, ShellKnowsDoors, WireKnowsNobody];

    private static readonly string[] Impure =
        ["System.IO", "System.Net", "System.Data", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.TimeProvider", "System.Random", "System.Console", "System.Security.Cryptography.RandomNumberGenerator"];

    private static readonly string[] Ambient =
    [
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow", "Guid.NewGuid", "Guid.CreateVersion7",
        "TimeZoneInfo.get_Local", "CultureInfo.get_CurrentCulture", "CultureInfo.get_CurrentUICulture", "Thread.Sleep", "Task.Delay", "Task.Run",
    ];

    private static bool IsLanguage(Type type) => type.Assembly == typeof(object).Assembly || type.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsImpure(Type type) => Impure.Any(name => House.Below(type.FullName!, name));

    // The compiler's iterators ask Environment.CurrentManagedThreadId; everything else of Environment is the outside.
    private static bool IsAmbient(MemberInfo member) =>
        Ambient.Contains($"{member.DeclaringType!.Name}.{member.Name}", StringComparer.Ordinal)
        || (member.DeclaringType == typeof(Environment) && member.Name != "get_" + nameof(Environment.CurrentManagedThreadId));
}
