import { fitGroup } from '../src/score/posterior.ts'
import { rateModel, drawRates } from '../src/score/rate.ts'
import { rateEstimator } from '../src/score/estimate.ts'
import { rankRanges } from '../src/score/rank.ts'
import { stream, gamma,normal } from '../src/score/random.ts'
import { ratTumour } from '../test/score/rat-tumour.ts'
const time=(n:string,f:()=>any)=>{const t=performance.now();const r=f();console.log(n,(performance.now()-t).toFixed(0)+'ms');return r}
const s=stream('x')
time('1e7 normal',()=>{let a=0;for(let i=0;i<1e7;i++)a+=normal(s);return a})
time('1e7 gamma 3.7',()=>{let a=0;for(let i=0;i<1e7;i++)a+=gamma(s,3.7+(i&7));return a})
time('1e7 gamma .7',()=>{let a=0;for(let i=0;i<1e7;i++)a+=gamma(s,.7);return a})
const rat=time('fit',()=>fitGroup(ratTumour,{seed:'1'}))
const m=rateModel(rat,[1,0])
const est=rateEstimator(m)
time('est rat',()=>ratTumour.map(b=>est(b.counts)))
console.log(est([0,20]),est([4,10]))
time('ranks rat',()=>rankRanges(m,ratTumour))
const g=stream('data')
const B=Number(process.argv[2]??10000)
const bodies=Array.from({length:B},(_,i)=>{ const c=[0,0,0,0,0]; const a=[5,2,2,3,.5].map(x=>gamma(g,x)); const t=a.reduce((x,y)=>x+y); for(let j=0;j<100;j++){let u=(g.next()>>>0)/2**32*t; let k=0; while(k<4&&(u-=a[k]!)>0)k++; c[k]!++}; return {key:'b'+i,counts:c}})
const fit=time('fit 10k',()=>fitGroup(bodies,{seed:'1'})); console.log(fit.mixing,fit.concentrationSummary)
const model=rateModel(fit,[1,.75,.5,0,0])
const e=rateEstimator(model)
time('est 10k',()=>bodies.map(b=>e(b.counts)))
console.log(bodies[0], e(bodies[0]!.counts))
const dr=drawRates(model,bodies[0]!).sort(); console.log(dr[250],dr[9750])
const rr=time('ranks 10k',()=>rankRanges(model,bodies)); console.log(rr[0], process.memoryUsage().rss/1e6, process.resourceUsage().maxRSS/1e3)
