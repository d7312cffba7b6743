using System.Reflection;
using System.Runtime.CompilerServices;
using BillingPortal.Tests.Architecture.Kit;
using Microsoft.AspNetCore.Builder;

namespace BillingPortal.Tests.Architecture.Rules;

/// <summary>The entrance reads like a table of contents, and the sandbox has one door.</summary>
internal static class EntranceRules
{
    public static readonly Rule ProgramCallsDoors = new("Program makes the builder, calls doors, and builds.", house =>
        house.Users(t => IsProgram(house, t)).SelectMany(u => u.Uses.Calls
            .Where(call => call.DeclaringType is { } type && !IsDoor(house, type) && !IsFrame(u.By, call))
            .Select(call => new Offence(u.By, $"calls {call.DeclaringType!.FullName}.{call.Name}"))));

    public static readonly Rule OneSandboxDoor = new("Only SandboxDoor names the sandbox.", house => house.Naming(
        t => !house.Stands(t, "Sandbox") && !(house.Room(t) == "" && t.Name == "SandboxDoor"), t => house.Stands(t, "Sandbox")));

    public static readonly Rule[] All = [ProgramCallsDoors, OneSandboxDoor];

    public static bool IsProgram(House house, Type type) => house.Room(type) == "" && type.Name == "Program";

    private static bool IsDoor(House house, Type type) =>
        house.Room(type) is not null && (type.Name.EndsWith("Door", StringComparison.Ordinal) || house.IsFeatureDoor(type) || type.Name == "CommandLine");

    // Beside the builder's own two calls there is what the compiler writes for "async Main" and lambdas.
    private static bool IsFrame(Type program, MethodBase call) =>
        call.DeclaringType == typeof(object) || call.DeclaringType == program || call.DeclaringType!.DeclaringType == program
        || call.DeclaringType.IsAssignableTo(typeof(Delegate)) || call.DeclaringType.IsAssignableTo(typeof(Task)) || call.DeclaringType.Namespace == typeof(TaskAwaiter).Namespace
        || call.DeclaringType == typeof(WebApplicationOptions)
        || (call.DeclaringType == typeof(WebApplication) && call.Name == nameof(WebApplication.CreateBuilder))
        || (call.DeclaringType == typeof(WebApplicationBuilder) && call.Name == nameof(WebApplicationBuilder.Build));
}
