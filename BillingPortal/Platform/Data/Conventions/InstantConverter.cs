using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BillingPortal.Platform.Data.Conventions;

/// <summary>
/// An instant is a UTC <see cref="DateTime"/>, whole microseconds on both databases (PostgreSQL keeps no more), cut off, not rounded,
/// so that what was written is what is read and found again. A time of another kind is a bug and refused.
/// </summary>
public sealed class InstantConverter() : ValueConverter<DateTime, DateTime>(
    instant => ToStore(instant),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
{
    public static DateTime ToStore(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond))
        : throw new ArgumentException($"An instant is stored as UTC; {instant:O} is {instant.Kind}.", nameof(instant));
}
