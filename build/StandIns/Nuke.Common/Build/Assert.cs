using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

public static class Assert
{
    [DoesNotReturn]
    public static void Fail(string message, Exception exception = null) => throw new Exception(message, exception);

    public static void True(
        [DoesNotReturnIf(false)] bool condition,
        string message = null,
        [CallerArgumentExpression(nameof(condition))] string argumentExpression = null
    )
    {
        if (!condition)
        {
            throw new ArgumentException(message ?? "Expected condition to be true", argumentExpression);
        }
    }

    public static void False(
        [DoesNotReturnIf(true)] bool condition,
        string message = null,
        [CallerArgumentExpression(nameof(condition))] string argumentExpression = null
    )
    {
        if (condition)
        {
            throw new ArgumentException(message ?? "Expected condition to be false", argumentExpression);
        }
    }

    public static T NotNull<T>(
        this T obj,
        string message = null,
        [CallerArgumentExpression(nameof(obj))] string argumentExpression = null
    )
        where T : class =>
        obj ?? throw new ArgumentException(message ?? "Expected object to be not null", argumentExpression);

    public static T? NotNull<T>(
        this T? obj,
        string message = null,
        [CallerArgumentExpression(nameof(obj))] string argumentExpression = null
    )
        where T : struct =>
        obj ?? throw new ArgumentException(message ?? "Expected object to be not null", argumentExpression);

    public static string NotNullOrEmpty(
        this string str,
        string message = null,
        [CallerArgumentExpression(nameof(str))] string argumentExpression = null
    ) =>
        string.IsNullOrEmpty(str)
            ? throw new ArgumentException(message ?? "Expected string to be not null or empty", argumentExpression)
            : str;

    public static string NotNullOrWhiteSpace(
        this string str,
        string message = null,
        [CallerArgumentExpression(nameof(str))] string argumentExpression = null
    ) =>
        string.IsNullOrWhiteSpace(str)
            ? throw new ArgumentException(message ?? "Expected string to be not null or whitespace", argumentExpression)
            : str;

    public static void NotEmpty<T>(
        this IReadOnlyCollection<T> collection,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    )
    {
        if (collection.NotNull(message, argumentExpression).Count == 0)
        {
            throw new ArgumentException(message ?? "Expected collection to be not empty", argumentExpression);
        }
    }

    public static void Empty<T>(
        this IReadOnlyCollection<T> collection,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    ) => Count(collection, 0, message ?? "Expected collection to be empty", argumentExpression);

    public static void HasSingleItem<T>(
        this IReadOnlyCollection<T> collection,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    ) => Count(collection, 1, message ?? "Expected collection to have a single item", argumentExpression);

    public static void Count<T>(
        this IReadOnlyCollection<T> collection,
        int length,
        string message = null,
        [CallerArgumentExpression(nameof(collection))] string argumentExpression = null
    )
    {
        if (collection.NotNull(message, argumentExpression).Count != length)
        {
            throw new ArgumentException(
                message ?? $"Expected collection to have length of {length}",
                argumentExpression
            );
        }
    }

    public static void FileExists(
        string path,
        string message = null,
        [CallerArgumentExpression(nameof(path))] string argumentExpression = null
    )
    {
        if (!File.Exists(path))
        {
            throw new ArgumentException(message ?? $"Expected file to exist: {path}", argumentExpression);
        }
    }

    public static void DirectoryExists(
        string path,
        string message = null,
        [CallerArgumentExpression(nameof(path))] string argumentExpression = null
    )
    {
        if (!Directory.Exists(path))
        {
            throw new ArgumentException(message ?? $"Expected directory to exist: {path}", argumentExpression);
        }
    }
}
