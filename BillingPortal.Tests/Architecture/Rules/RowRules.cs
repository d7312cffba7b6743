using System.Reflection;
using BillingPortal.Tests.Architecture.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Rules;

/// <summary>Directions 3 and 5: rows stand in Platform/Data/Model, and only their owner writes them. Facts are rows too.</summary>
internal static class RowRules
{
    private const string Model = "Platform.Data.Model";
    private static readonly string[] Writes =
    [
        "Add", "AddAsync", "AddRange", "AddRangeAsync", "Update", "UpdateRange", "Remove", "RemoveRange", "Attach", "AttachRange",
        "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync",
    ];

    // Rows whose owner has another name than their folder.
    private static readonly Dictionary<string, string> Owners = new(StringComparer.Ordinal) { ["Account"] = "Platform.Identity", ["Installation"] = "Platform", ["Mail"] = "Platform.Email" };

    public static readonly Rule Place = new("Row types and their configurations stand in a folder of Platform/Data/Model.", house =>
        house.Types.SelectMany(t => Configured(t) is { } row ? house.Room(row) is null ? [t] : [row, t] : Array.Empty<Type>()) // Identity's own rows stand in Identity
            .Where(t => house.Room(t)?.StartsWith(Model + ".", StringComparison.Ordinal) != true).Select(t => new Offence(t, "stands in " + t.Namespace)));

    public static readonly Rule Configuration = new("Every row has a configuration beside it.", house =>
    {
        var configured = house.Types.Select(t => (Row: Configured(t), t.Namespace)).ToHashSet();
        return house.Types.Where(t => house.Stands(t, Model) && IsRow(t) && !configured.Contains((t, t.Namespace))).Select(t => new Offence(t, "has no IEntityTypeConfiguration"));
    });

    public static readonly Rule OnlyOwnerWrites = new("Only the owner writes its rows.", house =>
        house.Types.SelectMany(t => Uses.Of(t).Calls.Select(call => (Row: Written(call), call.Name))
            .Where(w => w.Row is not null && house.Stands(w.Row, Model) && !Owns(house, t, w.Row))
            .Select(w => new Offence(t, $"writes {w.Row!.FullName} ({w.Name})")).Distinct()));

    public static readonly Rule[] All = [Place, Configuration, OnlyOwnerWrites];

    private static bool IsRow(Type type) => type.Name.EndsWith("Row", StringComparison.Ordinal) && type.IsClass;

    private static Type? Configured(Type type) => type.GetInterfaces()
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))?.GetGenericArguments()[0];

    // Making one, setting a property of one, or handing one to EF as a type argument of a set or of a bulk statement.
    private static Type? Written(MethodBase call)
    {
        if (call.IsConstructor || call.Name.StartsWith("set_", StringComparison.Ordinal)) return call.DeclaringType is { } row && IsRow(row) ? row : null;
        if (!Writes.Contains(call.Name, StringComparer.Ordinal) || call.DeclaringType?.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) != true) return null;
        var arguments = call.DeclaringType.GetGenericArguments().Concat(call.IsGenericMethod ? call.GetGenericArguments() : []);
        return arguments.FirstOrDefault(IsRow);
    }

    /// <summary>A folder of the model belongs to the feature or the technical room of its name, or of the table above; "Installation" to all of Platform.</summary>
    private static bool Owns(House house, Type writer, Type row)
    {
        var folder = house.Room(row)![(Model.Length + 1)..].Split('.')[0];
        return house.Stands(writer, $"{Model}.{folder}", $"Features.{folder}", Owners.GetValueOrDefault(folder, $"Platform.{folder}"));
    }
}
