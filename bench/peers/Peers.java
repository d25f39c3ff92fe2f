// Peers in Java: CoreNLP. The protocol is that of the package harness: Peers TOOL TASK TEXTS SECONDS.
import com.sun.management.OperatingSystemMXBean;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.ToIntFunction;
import javax.json.Json;
import javax.json.JsonObject;

public class Peers {
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static double used() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    private static CoreDocument annotate(StanfordCoreNLP nlp, JsonObject article) {
        CoreDocument doc = new CoreDocument(article.getString("text"));
        doc.annotation().set(edu.stanford.nlp.ling.CoreAnnotations.DocDateAnnotation.class, article.getString("published"));
        nlp.annotate(doc);
        return doc;
    }

    private static ToIntFunction<JsonObject> task(String name) {
        Properties p = new Properties();
        switch (name) {
            case "tag":
                p.setProperty("annotators", "tokenize,pos");
                break;
            case "whole":
                p.setProperty("annotators", "tokenize,pos,lemma,ner,depparse,quote");
                p.setProperty("ner.applyFineGrained", "false");
                p.setProperty("quote.attributeQuotes", "false");
                break;
            default:
                throw new IllegalArgumentException(name);
        }
        StanfordCoreNLP nlp = new StanfordCoreNLP(p);
        return article -> annotate(nlp, article).tokens().size();
    }

    /** Goes round the articles until so many seconds are used. */
    private static String spend(List<JsonObject> articles, ToIntFunction<JsonObject> task, double seconds) {
        int texts = 0, bytes = 0, found = 0;
        double start = used(), spent = 0;
        for (; spent < seconds; spent = used() - start) {
            JsonObject a = articles.get(texts++ % articles.size());
            bytes += a.getString("text").getBytes(StandardCharsets.UTF_8).length;
            found += task.applyAsInt(a);
        }
        return String.format("\"texts\":%d,\"bytes\":%d,\"seconds\":%f,\"found\":%d}", texts, bytes, spent, found);
    }

    public static void main(String[] args) throws Exception {
        List<JsonObject> articles = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[2]))) {
            articles.add(Json.createReader(new java.io.StringReader(line)).readObject());
        }
        ToIntFunction<JsonObject> task = task(args[1]);
        task.applyAsInt(articles.get(0));
        double start = used(), seconds = Double.parseDouble(args[3]);
        spend(articles, task, seconds / 3);
        String jar = StanfordCoreNLP.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        String version = jar.replaceAll(".*stanford-corenlp-|\\.jar$", "");
        System.out.printf("{\"version\":\"%s\",\"start\":%f,%s%n", version, start, spend(articles, task, seconds));
    }
}
