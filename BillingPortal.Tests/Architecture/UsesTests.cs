using BillingPortal.Tests.Architecture.Kit;

namespace BillingPortal.Tests.Architecture;

/// <summary>The reader finds a type wherever C# lets one hide it.</summary>
public sealed class UsesTests
{
    [Theory]
    [InlineData(typeof(InBase)), InlineData(typeof(InInterface)), InlineData(typeof(InAttribute)), InlineData(typeof(InField)), InlineData(typeof(InProperty))]
    [InlineData(typeof(InParameter)), InlineData(typeof(InArray)), InlineData(typeof(InBound)), InlineData(typeof(InMethodBound)), InlineData(typeof(InTypeArgument)), InlineData(typeof(InMethodArgument))]
    [InlineData(typeof(InTypeOf)), InlineData(typeof(InCall)), InlineData(typeof(InCatch)), InlineData(typeof(InLambda)), InlineData(typeof(InIterator)), InlineData(typeof(InAsync)), InlineData(typeof(InSwitch)), InlineData(typeof(InEvent)), InlineData(typeof(InGeneric<>))]
    public void HiddenType_IsFound(Type type) => Assert.Contains(Uses.Of(type).Types, t => t == typeof(Hidden) || t.DeclaringType == typeof(Hidden));

    [Fact]
    public void TypeThatNamesNothing_UsesNothing() => Assert.DoesNotContain(Uses.Of(typeof(Innocent)).Types, t => t == typeof(Hidden) || t.DeclaringType == typeof(Hidden));

    [Fact]
    public void Call_KeepsItsTypeArgument() =>
        Assert.Contains(Uses.Of(typeof(InMethodArgument)).Calls, c => c.Name == "Empty" && c.GetGenericArguments()[0] == typeof(Hidden.Thing));

    private static class Hidden
    {
        internal class Thing;

        internal interface IThing;

        internal sealed class HappenedEventArgs : EventArgs;

        [AttributeUsage(AttributeTargets.All)]
        internal sealed class MarkAttribute : Attribute;

        internal sealed class FaultException : Exception;

        internal static int Count() => 1;
    }

    private sealed class Innocent
    {
        public override string ToString() => "Hidden.Thing";
    }

    private sealed class InBase : Hidden.Thing;

    private sealed class InInterface : List<int>, Hidden.IThing;

    [Hidden.Mark] private sealed class InAttribute;

#pragma warning disable CS0067, CS0169, CA1823, IDE0051 // they are there to be read, not used
    private sealed class InField
    {
        private readonly Hidden.Thing? thing;
    }

    private sealed class InEvent
    {
        public event EventHandler<Hidden.HappenedEventArgs>? Heard;
    }
#pragma warning restore CS0067, CS0169, CA1823, IDE0051

    private sealed class InProperty
    {
        public Hidden.Thing? Thing { get; set; }
    }

    private static class InParameter
    {
        public static void Take(ref Hidden.Thing? thing) => thing = null;
    }

    private static class InArray
    {
        public static object? Make(object given) => given as Hidden.Thing[];
    }

    private sealed class InBound<T> where T : Hidden.Thing;

    private static class InBound
    {
        public static bool Is(object given) => given is InBound<Hidden.Thing>;
    }

    private static class InMethodBound
    {
        public static void Take<T>() where T : Hidden.IThing
        {
        }
    }

    private static class InTypeArgument
    {
        public static int Count => new List<Hidden.Thing>().Count;
    }

    private static class InMethodArgument
    {
        public static object Nothing => Enumerable.Empty<Hidden.Thing>();
    }

    private static class InTypeOf
    {
        public static Type Type => typeof(Hidden.Thing);
    }

    private static class InCall
    {
        public static int Count => Hidden.Count();
    }

    private static class InCatch
    {
        public static bool Try(Action work)
        {
            try
            {
                work();
                return true;
            }
            catch (Hidden.FaultException)
            {
                return false;
            }
        }
    }

    private static class InLambda
    {
        public static Func<int, object> Later(int least) => given => given > least ? new Hidden.Thing() : given;
    }

    private static class InIterator
    {
        public static IEnumerable<object> Each()
        {
            yield return 1;
            yield return new Hidden.Thing();
        }
    }

    private static class InAsync
    {
        public static async Task<object> LaterAsync(Task first)
        {
            await first;
            return Hidden.Count();
        }
    }

    private static class InSwitch
    {
        public static object? Of(int given) => given switch { 0 => "a", 1 => "b", 2 => "c", 3 => 4.5, 4 => 5L, 5 => new Hidden.Thing(), _ => null };
    }

    private static class InGeneric<T> where T : notnull
    {
        public static Dictionary<T, Func<Hidden.Thing>> Things { get; } = [];
    }
}
