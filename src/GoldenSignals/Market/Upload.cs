using GoldenSignals.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GoldenSignals.Market;

/// <summary>Files that were sent, in a folder of their own that goes when this does.</summary>
internal sealed class Upload : IDisposable
{
    private const int FilesMax = 1_000;
    private const int FieldBytesMax = 1_024;

    /// <summary>Its name is what the store calls the source, so that the same file sent again is the same source.</summary>
    private const string FolderName = "upload";

    private readonly DirectoryInfo own = Directory.CreateTempSubdirectory("golden-");
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
    private int files;

    private Upload() => Folder = own.CreateSubdirectory(FolderName).FullName;

    public string Folder { get; }

    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <exception cref="Fault">It is no form, or holds no file or too many.</exception>
    public static async Task<Upload> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            throw Fault.Parameter("files", "the body is no multipart/form-data", "Send it as a form with files, as `curl -F files=@SPY.csv` does.");
        }
        var upload = new Upload();
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                await upload.TakeAsync(section, stop);
            }
            return upload.files > 0 ? upload : throw Fault.Parameter("files", "no file was sent", "Send a CSV file of bars.");
        }
        catch (InvalidDataException fault)
        {
            upload.Dispose();
            throw Fault.Parameter("files", fault.Message, "Send it as a form with files, as `curl -F files=@SPY.csv` does.");
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    public void Dispose() => own.Delete(recursive: true);

    private async Task TakeAsync(MultipartSection section, CancellationToken stop)
    {
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? says);
        string? name = HeaderUtilities.RemoveQuotes(says?.FileNameStar.HasValue == true ? says.FileNameStar : says?.FileName ?? default).Value;
        if (name is null)
        {
            fields[HeaderUtilities.RemoveQuotes(says?.Name ?? default).Value ?? ""] = await ReadFieldAsync(section.Body, stop);
            return;
        }
        if (++files > FilesMax)
        {
            throw Fault.Parameter("files", $"more than {FilesMax} files were sent", "Send fewer at once, or use `golden import FOLDER`.");
        }
        await using FileStream file = new(Path.Combine(Folder, FileName(name)), FileMode.CreateNew);
        await section.Body.CopyToAsync(file, stop);
    }

    /// <summary>The last part of a name, without anything that could lead out of the folder. A second file of a name is another file.</summary>
    private string FileName(string sent)
    {
        string last = sent.Split('/', '\\')[^1];
        string name = string.Concat(last.Where(letter => !char.IsControl(letter) && !Path.GetInvalidFileNameChars().Contains(letter))).TrimStart('.');
        if (name.Length is 0 or > 200)
        {
            throw Fault.Parameter("files", $"\"{sent}\" is no name of a file", "Give it a name such as SPY.csv.");
        }
        return File.Exists(Path.Combine(Folder, name)) ? throw Fault.Parameter("files", $"\"{name}\" was sent twice", "Send each file once.") : name;
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken stop)
    {
        byte[] bytes = new byte[FieldBytesMax];
        int length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }
}
