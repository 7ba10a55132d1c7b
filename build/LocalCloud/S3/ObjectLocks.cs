using System.Globalization;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>What requests and buckets say of object lock.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html</remarks>
internal static class ObjectLocks
{
    public const string Bypass = "x-amz-bypass-governance-retention";
    public const string Subresource = "object-lock";
    private const string ModeHeader = "x-amz-object-lock-mode";
    private const string UntilHeader = "x-amz-object-lock-retain-until-date";
    private const string HoldHeader = "x-amz-object-lock-legal-hold";
    private const int MostDays = 36_500;
    private const int MostYears = 100;

    /// <summary>The document of a bucket that is made with object lock.</summary>
    public static string Enabled { get; } =
        new XElement(
            S3Api.Namespace + "ObjectLockConfiguration",
            new XElement(S3Api.Namespace + "ObjectLockEnabled", "Enabled")
        ).ToString(SaveOptions.DisableFormatting);

    public static bool IsOn(Bucket bucket) => bucket.Configurations.ContainsKey(Subresource);

    /// <summary>Whether a request bypasses the governance mode.</summary>
    public static bool Bypasses(HttpCall call) =>
        string.Equals(call.Header(Bypass), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lock of a new object: what the request asks for, or the default of the bucket.</summary>
    public static ObjectLock? Of(HttpCall call, Bucket bucket, DateTimeOffset now)
    {
        var (mode, until, hold) = (call.Header(ModeHeader), call.Header(UntilHeader), call.Header(HoldHeader));
        if ((mode ?? until ?? hold) is not null && !IsOn(bucket))
        {
            throw ObjectLockErrors.NoBucketLock();
        }

        if (mode is null != until is null)
        {
            throw ObjectLockErrors.NotBoth(mode is null ? ModeHeader : UntilHeader);
        }

        if (hold is not (null or "ON" or "OFF"))
        {
            throw S3Errors.InvalidArgument(HoldHeader, "Legal Hold must be either of 'ON' or 'OFF'", hold);
        }

        var retention = mode is null ? Default(bucket, now) : Retention(mode, until!, now);
        return hold is null ? retention : (retention ?? new()) with { LegalHold = hold };
    }

    /// <summary>Refuses a default retention that S3 refuses.</summary>
    public static void Check(XElement root)
    {
        if (Part(root, "ObjectLockEnabled") is null)
        {
            throw S3Errors.MalformedXml();
        }

        if (Part(root, "Rule") is not { } rule)
        {
            return;
        }

        var retention = Part(rule, "DefaultRetention") ?? throw S3Errors.MalformedXml();
        var (days, years) = (Part(retention, "Days")?.Value, Part(retention, "Years")?.Value);
        if (Part(retention, "Mode") is null || days is null == years is null)
        {
            throw S3Errors.MalformedXml();
        }

        var period = long.Parse(days ?? years!, CultureInfo.InvariantCulture);
        if (period <= 0)
        {
            throw S3Errors.InvalidArgument(
                days is null ? "Years" : "Days",
                "Default retention period must be a positive integer value"
            );
        }

        if (period > (days is null ? MostYears : MostDays))
        {
            throw S3Errors.InvalidArgument(
                days is null ? "Years" : "Days",
                $"Default retention period too large, at most {MostDays} days or {MostYears} years"
            );
        }
    }

    /// <summary>The retention of a document; one without members removes what there is.</summary>
    public static ObjectLock Retention(XElement root, DateTimeOffset now)
    {
        DocumentCheck.Against("ObjectLockRetention", root);
        var (mode, until) = (Part(root, "Mode")?.Value, Part(root, "RetainUntilDate")?.Value);
        if (mode is null != until is null)
        {
            throw S3Errors.MalformedXml();
        }

        if (mode is null)
        {
            return new();
        }

        var moment = DateTimeOffset.Parse(until!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return moment > now
            ? new() { Mode = mode, Until = moment }
            : throw ObjectLockErrors.Past("RetainUntilDate", until!);
    }

    /// <summary>Tells of a lock in the headers of an object.</summary>
    public static void Describe(HttpAnswer answer, ObjectLock? locked)
    {
        if (locked?.Mode is { } mode)
        {
            answer.With(ModeHeader, mode).With(UntilHeader, Text(locked.Until!.Value));
        }

        if (locked?.LegalHold is { } hold)
        {
            answer.With(HoldHeader, hold);
        }
    }

    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static ObjectLock Retention(string mode, string until, DateTimeOffset now)
    {
        if (mode is not ("GOVERNANCE" or "COMPLIANCE"))
        {
            throw S3Errors.InvalidArgument(ModeHeader, "Unknown wormMode directive.", mode);
        }

        return !DateTimeOffset.TryParse(
                until,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
                ? throw S3Errors.InvalidArgument(
                    UntilHeader,
                    "The retain until date must be provided in ISO 8601 format",
                    until
                )
            : moment > now ? new() { Mode = mode, Until = moment }
            : throw ObjectLockErrors.Past(UntilHeader, until);
    }

    private static ObjectLock? Default(Bucket bucket, DateTimeOffset now)
    {
        if (
            !bucket.Configurations.TryGetValue(Subresource, out var document)
            || Part(XElement.Parse(document), "Rule") is not { } rule
        )
        {
            return null;
        }

        var retention = Part(rule, "DefaultRetention")!;
        var days = Number(retention, "Days");
        return new()
        {
            Mode = Part(retention, "Mode")!.Value,
            Until = days > 0 ? now.AddDays(days) : now.AddYears(Number(retention, "Years")),
        };
    }

    private static int Number(XElement parent, string name) =>
        Part(parent, name) is { } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : 0;

    private static XElement? Part(XElement parent, string name) =>
        parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);
}
