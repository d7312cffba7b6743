using System.Runtime.CompilerServices;

namespace BillingPortal.Tests.Kit;

/// <summary>A test that meets SQLite before it meets the program must find the program's choice of SQLite in place.</summary>
internal static class ProgramFirst
{
    [ModuleInitializer]
    internal static void Load() => RuntimeHelpers.RunModuleConstructor(typeof(Program).Module.ModuleHandle);
}
