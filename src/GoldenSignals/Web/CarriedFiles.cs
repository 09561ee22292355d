using System.Reflection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace GoldenSignals.Web;

/// <summary>The web app inside the program, where it was published as one file: resources named as the files were, under "web/".</summary>
internal sealed class CarriedFiles : IFileProvider
{
    private const string Root = "web/";

    private static readonly Assembly Program = typeof(CarriedFiles).Assembly;

    private static readonly HashSet<string> Names =
        [.. Program.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal))];

    /// <summary>When the program was made; its files are as old.</summary>
    private readonly DateTimeOffset written = new(File.GetLastWriteTimeUtc(Environment.ProcessPath!));

    /// <summary>Whether this program carries the app.</summary>
    public static bool Any => Names.Contains(Root + "index.html");

    public IFileInfo GetFileInfo(string subpath)
    {
        string name = Root + subpath.TrimStart('/');
        return Names.Contains(name) ? new CarriedFile(name, written) : new NotFoundFileInfo(subpath);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed class CarriedFile(string resource, DateTimeOffset written) : IFileInfo
    {
        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => written;

        public long Length { get; } = Open(resource).Length;

        public string Name => Path.GetFileName(resource);

        public string? PhysicalPath => null;

        public Stream CreateReadStream() => Open(resource);

        private static Stream Open(string name) => Program.GetManifestResourceStream(name)!;
    }
}
