using System.Xml;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Uploads by forms of browsers.</summary>
internal sealed partial class S3Api
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html</summary>
    private async ValueTask<HttpAnswer> PostObjectAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (!PostForm.Is(request.Call))
        {
            throw S3Errors.PreconditionFailed("Bucket POST must be of the enclosure-type multipart/form-data");
        }

        _state.Bucket(request.BucketName!);
        var form = await PostForm.ReadAsync(request.Call, cancellationToken);
        var key = form.Key;
        PostPolicy.Check(form, request.BucketName!, cloud.Now);
        var tags = form.Fields.GetValueOrDefault("tagging") is { Length: > 0 } tagging ? FormTags(tagging) : [];
        var upload = request.At(form.AsUpload(request.Call, tags), key);
        S3Limits.Check(upload, _state.Bucket(request.BucketName!));
        return Posted(upload, PutObject(upload), form);
    }

    // other XML than a set of tags is taken for an empty set
    private static SortedDictionary<string, string> FormTags(string text)
    {
        try
        {
            return TagSet.Of(XElement.Parse(text), MostObjectTags, "Object");
        }
        catch (XmlException)
        {
            throw S3Errors.MalformedXml();
        }
    }

    private HttpAnswer Posted(S3Request upload, HttpAnswer stored, PostForm form)
    {
        var location = $"{cloud.Url}/{upload.BucketName}/{Uri.EscapeDataString(upload.Key!)}";
        var etag = stored.Headers.First(static header => header.Key == "ETag").Value;
        var answer =
            form.Fields.GetValueOrDefault("success_action_redirect") is { Length: > 0 } redirect
            && Uri.TryCreate(redirect, UriKind.Absolute, out var target)
                ? new HttpAnswer(303).With("Location", Redirected(target, upload, etag))
                : (
                    form.Fields.GetValueOrDefault("success_action_status") switch
                    {
                        "200" => new HttpAnswer(200),
                        "201" => new HttpAnswer(201, Bytes(PostResponse(upload, location, etag)), XmlType),
                        _ => new HttpAnswer(204),
                    }
                ).With("Location", location);
        foreach (var (name, value) in stored.Headers)
        {
            answer.With(name, value);
        }

        return answer;
    }

    private static string Redirected(Uri target, S3Request upload, string etag)
    {
        var query = string.Join(
            '&',
            $"bucket={Uri.EscapeDataString(upload.BucketName!)}",
            $"key={Uri.EscapeDataString(upload.Key!)}",
            $"etag={Uri.EscapeDataString(etag)}"
        );
        return $"{target}{(target.Query.Length == 0 ? "?" : "&")}{query}";
    }

    private static XElement PostResponse(S3Request upload, string location, string etag) =>
        new(
            "PostResponse",
            new XElement("Location", location),
            new XElement("Bucket", upload.BucketName),
            new XElement("Key", upload.Key),
            new XElement("ETag", etag)
        );
}
